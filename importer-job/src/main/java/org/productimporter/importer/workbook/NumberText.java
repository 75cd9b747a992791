package org.productimporter.importer.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.productimporter.importer.workbook.Styles.Format;

/// Renders numbers of cells: dates in ISO 8601, numbers without a format in full precision, others as they are shown. Not
/// thread-safe.
final class NumberText {

    /// Excel shows 15 digits; the stored ones behind them are remainders of binary fractions.
    private static final MathContext SHOWN = new MathContext(15);

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,40}");
    private static final int MAX_CHARACTERS = 60;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final DataFormatter formatter = new DataFormatter(Locale.US);
    private final boolean from1904;

    /// @param from1904 whether days are counted from 1904
    NumberText(boolean from1904) {
        this.from1904 = from1904;
    }

    /// Returns the text of a number as it is stored. A text that is no number is returned as it is.
    String of(String stored, Format format) {
        if (isPlain(format)) {
            return plain(stored);
        }
        double value;
        try {
            value = Double.parseDouble(stored);
        } catch (NumberFormatException e) {
            return stored;
        }
        if (DateUtil.isADateFormat(format.id(), format.code()) && DateUtil.isValidExcelDate(value)) {
            return date(value, format.code());
        }
        try {
            return formatter.formatRawCellContents(value, format.id(), format.code(), from1904).strip();
        } catch (RuntimeException e) {
            return plain(stored);
        }
    }

    /// Scientific notation would lose the last digits of an article number.
    private static boolean isPlain(Format format) {
        var code = format.code();
        return code.equalsIgnoreCase("General") || code.equals("@") || code.contains("E+") || code.contains("e+");
    }

    static String plain(String stored) {
        if (INTEGER.matcher(stored).matches() || stored.length() > MAX_CHARACTERS) {
            return stored;
        }
        try {
            var number = new BigDecimal(stored);
            if (Math.abs((long) number.scale()) > MAX_CHARACTERS
                    || Math.abs((long) number.precision() - number.scale()) > MAX_CHARACTERS) {
                return stored;
            }
            var shown = number.round(SHOWN).stripTrailingZeros();
            return shown.signum() == 0 ? "0" : shown.toPlainString();
        } catch (NumberFormatException e) {
            return stored;
        }
    }

    private String date(double value, String code) {
        var time = DateUtil.getLocalDateTime(value, from1904, true);
        if (time == null) {
            return plain(Double.toString(value));
        }
        if (value < 1 && !code.toLowerCase(Locale.ROOT).matches(".*[yd].*")) {
            return TIME.format(time);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE.format(time) : DATE_TIME.format(time);
    }
}
