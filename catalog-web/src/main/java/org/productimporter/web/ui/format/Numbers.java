package org.productimporter.web.ui.format;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Formats numbers with thousands separators and units. Pure functions.
public final class Numbers {

    /// The text for a number that is unknown or does not apply.
    public static final String NONE = "–";

    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Numbers() {}

    /// `3,204,118`.
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// A count with its noun: `1 row` or `2 rows`.
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /// `1,234.50`.
    public static String price(BigDecimal price) {
        return String.format(Locale.ENGLISH, "%,.2f", price);
    }

    /// `148,000 rows/s`, rounded to three digits.
    public static String rowsPerSecond(@Nullable Long rate) {
        return rate == null ? NONE : count(threeDigits(rate)) + " rows/s";
    }

    static long threeDigits(long number) {
        var step = 1L;
        while (number / step >= 1_000) {
            step *= 10;
        }
        return Math.round((double) number / step) * step;
    }

    /// `812 MB`, with decimal prefixes as in browsers and file managers.
    public static String bytes(long bytes) {
        var unit = 0;
        var amount = (double) bytes;
        while (amount >= 999.5 && unit < BYTE_UNITS.length - 1) {
            amount /= 1_000;
            unit++;
        }
        var decimals = unit > 0 && amount < 9.95 ? 1 : 0;
        return String.format(Locale.ENGLISH, "%,." + decimals + "f %s", amount, BYTE_UNITS[unit]);
    }

    /// `63 %`, rounded down, so that only completed work shows 100.
    public static String percent(double percent) {
        return (int) Math.floor(percent) + " %";
    }

    /// `0.8 s`, `41 s`, `3 min 20 s`, `2 h 5 min` or `3 d 4 h`.
    public static String duration(Duration duration) {
        var seconds = Math.round(duration.toMillis() / 1_000.0);
        if (duration.toMillis() < 10_000) {
            return String.format(Locale.ENGLISH, "%.1f s", duration.toMillis() / 1_000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return twoUnits(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400 ? twoUnits(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
                : twoUnits(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String twoUnits(long large, String largeUnit, long small, String smallUnit) {
        var first = large + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }

    /// An estimated duration in whole seconds: `1 s` or `3 min 20 s`.
    public static String seconds(long seconds) {
        return seconds < 60 ? seconds + " s" : duration(Duration.ofSeconds(seconds));
    }

    /// `41 s left`; empty if unknown.
    public static String left(@Nullable Long seconds) {
        return seconds == null ? "" : seconds(seconds) + " left";
    }
}
