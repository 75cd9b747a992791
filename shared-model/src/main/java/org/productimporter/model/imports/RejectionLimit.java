package org.productimporter.model.imports;

import java.math.BigDecimal;

/// The maximum of rejected rows: a number or a share of the rows read.
///
/// @param amount number of rows, or percent of the rows read
/// @param unit unit of `amount`
public record RejectionLimit(BigDecimal amount, Unit unit) {

    public enum Unit {
        ROWS, PERCENT
    }

    public RejectionLimit {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("max_rejected must not be negative, it is " + amount);
        }
    }

    /// Parses `250` (rows) or `2.5%` (share of the rows read).
    ///
    /// @throws IllegalArgumentException if the text is neither
    public static RejectionLimit parse(String text) {
        var trimmed = text.strip();
        var percent = trimmed.endsWith("%");
        var number = percent ? trimmed.substring(0, trimmed.length() - 1).strip() : trimmed;
        if (!number.matches(percent ? "\\d{1,3}(\\.\\d{1,4})?" : "\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "max_rejected is a number of rows such as 250 or a share such as 2.5%, not " + text);
        }
        return new RejectionLimit(new BigDecimal(number), percent ? Unit.PERCENT : Unit.ROWS);
    }

    /// Whether `rejected` of `read` rows exceed the limit.
    public boolean isExceededBy(long rejected, long read) {
        return switch (unit) {
            case ROWS -> BigDecimal.valueOf(rejected).compareTo(amount) > 0;
            case PERCENT -> BigDecimal.valueOf(rejected)
                    .movePointRight(2)
                    .compareTo(amount.multiply(BigDecimal.valueOf(read))) > 0;
        };
    }

    /// Returns the form that [#parse] parses.
    @Override
    public String toString() {
        return amount.toPlainString() + (unit == Unit.PERCENT ? "%" : "");
    }
}
