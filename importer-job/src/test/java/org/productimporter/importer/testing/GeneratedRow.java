package org.productimporter.importer.testing;

import java.util.Locale;
import org.productimporter.importer.testing.ProductFile.Edition;

/// Writes one record of a [ProductFile]. The values are pseudo words; the sizes are those of real
/// files: some 180 bytes a record in the assignment's shape, 150 in the catalogue's.
final class GeneratedRow {

    private GeneratedRow() {}

    static void assignment(StringBuilder line, long product, boolean repeats, Edition edition, RowRandom random) {
        var sku = spelling(Words.sku(product), repeats, random);
        appendName(line, edition, random);
        line.append(',').append(sku).append(',');
        if (random.percent(61)) {
            line.append('"');
            appendText(line, edition, random, 1 + random.below(3));
            line.append('"');
        } else {
            appendText(line, edition, random, 0);
        }
        line.append("\r\n");
    }

    static void catalogue(StringBuilder line, long product, boolean repeats, Edition edition, RowRandom random) {
        line.append(spelling(articleNumber(product), repeats, random)).append(',');
        appendName(line, edition, random);
        line.append(",\"");
        Words.sentence(line.append(opening(edition)), random, 15 + random.below(12));
        line.append(".\",");
        var cents = 100 + random.below(99_900L) + (edition == Edition.CHANGED ? 100 : 0);
        line.append(cents / 100).append('.');
        line.append((char) ('0' + cents / 10 % 10)).append((char) ('0' + cents % 10));
        line.append(random.percent(90) ? ",true\n" : ",false\n");
    }

    private static void appendName(StringBuilder line, Edition edition, RowRandom random) {
        var first = random.below(256) + (edition == Edition.CHANGED ? 1 : 0);
        line.append(Words.capital(first)).append(' ').append(Words.capital(random.below(256)));
        line.append(' ').append(Words.capital(random.below(256)));
    }

    private static void appendText(StringBuilder line, Edition edition, RowRandom random, int lineFeeds) {
        line.append(opening(edition));
        for (int part = 0; part <= lineFeeds; part++) {
            line.append(part == 0 ? "" : "\n");
            Words.sentence(line, random, (20 + random.below(16)) / (lineFeeds + 1));
            line.append('.');
        }
    }

    /// Equally long in both editions, so that the files are, too.
    private static String opening(Edition edition) {
        return switch (edition) {
            case ORIGINAL -> "Our ";
            case CHANGED -> "New ";
        };
    }

    private static String spelling(String sku, boolean repeats, RowRandom random) {
        return repeats && random.percent(50) ? swapCase(sku) : sku;
    }

    private static String swapCase(String sku) {
        var upper = sku.toUpperCase(Locale.ROOT);
        return upper.equals(sku) ? sku.toLowerCase(Locale.ROOT) : upper;
    }

    /// Multiplying modulo a prime visits every number once, in an order without pattern.
    private static String articleNumber(long product) {
        var number = Math.floorMod((product + 1) * 387_420_489L, 1_000_000_007L);
        var digits = Long.toString(number);
        return "ART-" + "0".repeat(10 - digits.length()) + digits;
    }
}
