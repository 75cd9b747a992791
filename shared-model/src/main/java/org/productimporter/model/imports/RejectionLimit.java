package org.productimporter.model.imports;

import java.math.BigDecimal;

/// How many rows of a file may be rejected: a number of rows or a share of them.
///
/// @param amount rows, or percent of the rows read
/// @param unit how to read `amount`
public record RejectionLimit(BigDecimal amount, Unit unit) {

    /// What the amount counts.
    public enum Unit {
        ROWS, PERCENT
    }

    public RejectionLimit {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("max_rejected is not negative, this is " + amount);
        }
    }

    /// Reads `250` (rows) or `2.5%` (share of the rows read).
    ///
    /// @throws IllegalArgumentException when the text is neither
    public static RejectionLimit parse(String text) {
        var trimmed = text.strip();
        var percent = trimmed.endsWith("%");
        var number = percent ? trimmed.substring(0, trimmed.length() - 1).strip() : trimmed;
        if (!number.matches(percent ? "\\d{1,3}(\\.\\d{1,4})?" : "\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "max_rejected is a number of rows such as 250 or a share such as 2.5%, this is " + text);
        }
        return new RejectionLimit(new BigDecimal(number), percent ? Unit.PERCENT : Unit.ROWS);
    }

    /// Whether `rejected` of `read` rows are more than allowed.
    public boolean isExceededBy(long rejected, long read) {
        return switch (unit) {
            case ROWS -> BigDecimal.valueOf(rejected).compareTo(amount) > 0;
            case PERCENT -> BigDecimal.valueOf(rejected)
                    .movePointRight(2)
                    .compareTo(amount.multiply(BigDecimal.valueOf(read))) > 0;
        };
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return amount.toPlainString() + (unit == Unit.PERCENT ? "%" : "");
    }
}
