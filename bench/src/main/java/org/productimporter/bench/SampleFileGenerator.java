package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Generates `samples/products.csv`: a plausible shop with 4,000 rows, including repeated SKUs in another case and rows with
/// common mistakes. The output is always the same.
public final class SampleFileGenerator {

    private static final int ROWS = 4_000;
    private static final int REPEAT_EVERY = 50;

    private static final List<String> DEPARTMENTS = List.of("KIT", "BED", "BAT", "GAR", "OFF", "TOY", "TEX", "LUX");
    private static final List<List<String>> GOODS =
            List.of(List.of("Sauté Pan", "Crêpe Pan", "Bread Knife", "Purée Sieve", "Café Cup"),
                    List.of("Pillow", "Duvet", "Bedside Lamp", "Mattress Topper", "Chaise"),
                    List.of("Bath Towel", "Soap Dish", "Shower Caddy", "Mirror", "Bidet Mat"),
                    List.of("Watering Can", "Jardinière", "Hand Rake", "Seed Tray", "Bistro Table"),
                    List.of("Desk Lamp", "Notebook", "Fountain Pen", "Paper Tray", "Résumé Folder"),
                    List.of("Building Blocks", "Piñata", "Puzzle", "Wooden Train", "Kite"),
                    List.of("Table Runner", "Appliqué Cushion", "Throw", "Curtain", "Tea Towel"),
                    List.of("Pendant", "Candelabra", "Decanter", "Vase", "Objet d’Art"));
    private static final List<String> MAKES =
            List.of("Malmö", "Zürich", "São Paulo", "Kraków", "Göteborg", "Aarhus", "Brno", "Sète");
    private static final List<String> MATERIALS =
            List.of("oak", "steel", "linen", "glass", "recycled cotton", "bamboo", "brass", "clay");
    private static final List<String> COLOURS =
            List.of("rosé", "navy", "charcoal", "ivory", "olive", "terracotta", "sky blue", "natural");
    private static final List<String> CARE = List.of("Wipe with a damp cloth.", "Machine wash at 30 °C.",
            "Hand wash only, do not soak.", "Keep dry; oil once a year.", "Dishwasher safe up to 65 °C.");

    /// Rows that an import rejects. The description names the reason.
    private static final List<String> MISTAKES = List.of(
            ",Nameless shelf item,No article number was entered,19.90,true", "\"  \",Blank article number,,4.50,true",
            "KIT-90001,,The name is missing,12.00,true", "KIT-90002,Cake Stand,Price is a word,free,true",
            "KIT-90003,Egg Timer,Decimal comma,\"12,50\",true", "KIT-90004,Measuring Jug,Currency sign,€14.00,true",
            "KIT-90005,Rolling Pin,Three decimals,9.995,true", "KIT-90006,Whisk,Negative price,-3.00,true",
            "KIT-90007,Golden Ladle,Too dear for the column,12345678901234.00,true",
            "KIT-90008,Colander,Thousands separator,\"1,250.00\",true", "KIT-90009,Peeler,Scientific notation,1e2,true",
            "BED-90010,Night Light,Active is no yes or no,24.00,maybe",
            "BED-90011,Blanket Box,Active is a number,149.00,2",
            "BED-90012,Headboard,One column too many,199.00,true,extra",
            "BED-90013,Bed Frame,An unquoted comma, splits the text,499.00,true",
            "BAT-90014,Towel Rail,One column missing,39.00", "BAT-90015,Bath Pillow",
            "BAT-90016," + "Very ".repeat(52) + "Long Name,Name of 269 characters,5.00,true",
            "GAR-" + "9".repeat(61) + ",Garden Hose,SKU of 65 characters,29.00,true",
            "GAR-90018,Plant \"Giant\" Pot,Quotes in an unquoted cell,18.00,true",
            "GAR-90019,\"Trellis\" tall,Text after the closing quote,22.00,true",
            "GAR\u200B-90020,Wind Chime,Zero-width space inside the SKU,16.00,true",
            "OFF-90021,Stapler,A control character \u0007 in the text,11.00,true", "sku,name,description,price,active",
            "Total: 4000 articles");

    private final Random random = new Random(2026);

    private SampleFileGenerator() {}

    /// @param arguments path of the file
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), new SampleFileGenerator().text());
    }

    private String text() {
        var skus = new ArrayList<String>();
        var text = new StringBuilder("sku,name,description,price,active\n");
        var mistakeEvery = ROWS / MISTAKES.size();
        for (int row = 0; row < ROWS; row++) {
            if (row % mistakeEvery == mistakeEvery - 1) {
                text.append(MISTAKES.get(row / mistakeEvery));
            } else if (row % REPEAT_EVERY == REPEAT_EVERY / 2) {
                var earlier = skus.get(random.nextInt(skus.size()));
                appendArticle(text, earlier.toLowerCase(Locale.ROOT));
            } else {
                skus.add("%s-%05d".formatted(pick(DEPARTMENTS), 10_000 + row * 7));
                appendArticle(text, skus.getLast());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void appendArticle(StringBuilder text, String sku) {
        var department = DEPARTMENTS.indexOf(sku.substring(0, 3).toUpperCase(Locale.ROOT));
        var goods = pick(GOODS.get(department));
        text.append(sku).append(',');
        text.append(pick(MAKES)).append(' ').append(goods).append(',');
        appendDescription(text, goods);
        text.append(random.nextInt(25) == 0 ? "," : ",%s".formatted(price()));
        text.append(random.nextInt(10) == 0 ? ",false" : ",true");
    }

    private void appendDescription(StringBuilder text, String goods) {
        var first = "%s in %s, %s".formatted(goods, pick(MATERIALS), pick(COLOURS));
        switch (random.nextInt(4)) {
            case 0 -> text.append(first.replace(", ", " and "));
            case 1 -> text.append('"').append(first).append("\n").append(pick(CARE)).append('"');
            case 2 -> text.append("\"%s.\n- %s\n- 2 years’ warranty\"".formatted(first, pick(CARE)));
            default -> text.append("\"%s, the \"\"%s\"\" line\"".formatted(first, pick(COLOURS)));
        }
    }

    private String price() {
        var whole = 2 + random.nextInt(300);
        return whole + pick(List.of(".90", ".50", ".00", ".99", ""));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
