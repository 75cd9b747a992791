package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;

/// A random file with a random layout: mostly clean rows, then damaged in a few places.
final class DamagedFile {

    /// The fields of the first columns of [#HEADER].
    private static final List<ProductField> FIELDS = List.of(ProductField.SKU, ProductField.NAME,
            ProductField.DESCRIPTION, ProductField.PRICE, ProductField.ACTIVE);

    private static final List<String> HEADER = List.of("sku", "Name", "text", "price", "on", "Farbe", "größe \"x\"");
    private static final List<PriceFormat> PRICES = List.of(PriceFormat.PLAIN, new PriceFormat(',', null, null),
            new PriceFormat(',', '.', "EUR"), new PriceFormat('.', ',', "USD"), new PriceFormat('.', '\'', null));
    private static final List<String> SKUS =
            List.of("A-1", "b 2", "SKU", "sKu", "4+5", "7.61E+12", "Ä-1", "中-9", "Total", "summe:", "x".repeat(64),
                    "y".repeat(65), " pad ", "it\u200Bem", "\u00A0A7", "\uFEFFA8", "=\"00123\"", "a\tb", "");
    private static final List<String> TEXTS = List.of("Lamp", "  Lamp  ", "Größe 中文 😀", "Лампа", "two\nlines",
            "three\r\nli\rnes\r\n", "say \"hi\"", "\"", "=\"1\"", "\u00A0", "\u3000", "\u2028", "\u0085", "tab\tbed",
            "\\ {}", "\uFEFF", "\uFFFD", "\0", "\u0001", "\u007F", "n".repeat(255), "ä".repeat(255), "n".repeat(256),
            "é".repeat(256), "", " ", "Name", "text", "q\"".repeat(900), "d".repeat(10_001));
    private static final List<String> NUMBERS = List.of("12.50", "12,5", "7", "0.05", "1.234,50", "1,234.50", "1'234.5",
            "1e3", ".5", "5.", "-0", "-3", "9.995", "9.990", "€ 5", "5 EUR", "00000000000012.50", "999999999999.99",
            "1234567890123", " 8 ", "٣", "", "price", "1.2.3");
    private static final List<String> WORDS =
            List.of("true", "false", "yes", "NO", "1", "0", " ja ", "да", "out", "maybe", "", " ", "on", "oui");
    private static final List<List<String>> VALUES = List.of(SKUS, TEXTS, TEXTS, NUMBERS, WORDS, TEXTS, TEXTS);
    private static final List<String> DAMAGE = List.of("\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "\0",
            "\uFEFF", "\uFFFD", "\u0085", "=\"", "x", "sku,Name,text,price,on,Farbe,x\n");

    private final CsvLayout layout;
    private final RowOptions options;
    private final byte[] bytes;

    private DamagedFile(CsvLayout layout, RowOptions options, byte[] bytes) {
        this.layout = layout;
        this.options = options;
        this.bytes = bytes;
    }

    CsvLayout layout() {
        return layout;
    }

    RowOptions options() {
        return options;
    }

    /// Returns the file behind its header.
    byte[] bytes() {
        return bytes;
    }

    static DamagedFile of(long seed) {
        var random = new Random(seed);
        var delimiter = pick(random, List.of(',', ';', '\t', '|', '^', ' ', 'x'));
        var layout = layout(random, delimiter);
        var bytes = damaged(random, rows(random, layout).getBytes(UTF_8));
        var maxRecordBytes = random.nextInt(4) == 0 ? 20 + random.nextInt(200) : 1 << 20;
        return new DamagedFile(layout, new RowOptions(pick(random, List.of(OnBlank.values())), maxRecordBytes), bytes);
    }

    /// Returns a layout with all fields, in the order of their declaration, and two attributes.
    static CsvLayout fullLayout() {
        var fields = new EnumMap<ProductField, Integer>(ProductField.class);
        for (int column = 0; column < FIELDS.size(); column++) {
            fields.put(FIELDS.get(column), column);
        }
        return new CsvLayout("UTF-8", ',', HEADER, fields, Map.of(5, HEADER.get(5), 6, HEADER.get(6)),
                PriceFormat.PLAIN, Set.of(), LineNumbering.LINES, false);
    }

    /// Returns a layout of up to seven columns in any order, some of which are left out.
    static CsvLayout layout(Random random, char delimiter) {
        var order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        Collections.shuffle(order, random);
        var header = order.subList(0, random.nextInt(order.size() + 1));
        if (!header.contains(0)) {
            header = order.subList(0, 1 + order.indexOf(0));
        }
        var fields = new EnumMap<ProductField, Integer>(ProductField.class);
        var attributes = new HashMap<Integer, String>();
        for (int column = 0; column < header.size(); column++) {
            int no = header.get(column);
            if (no > 4 && random.nextInt(4) > 0) {
                attributes.put(column, random.nextInt(20) == 0 ? "twice" : HEADER.get(no));
            } else if (no == 0 || (no < 5 && random.nextInt(6) > 0)) {
                fields.put(FIELDS.get(no), column);
            }
        }
        return new CsvLayout("UTF-8", delimiter, header.stream().map(HEADER::get).toList(), fields, attributes,
                pick(random, PRICES), Set.of("out"), pick(random, List.of(LineNumbering.values())), false);
    }

    private static String rows(Random random, CsvLayout layout) {
        var text = new StringBuilder();
        var lineEnd = pick(random, List.of("\n", "\r\n", "\r"));
        for (int row = random.nextInt(12); row > 0; row--) {
            int cells = random.nextInt(12) == 0 ? random.nextInt(9) : layout.header().size();
            for (int cell = 0; cell < cells; cell++) {
                var name = layout.header().get(cell % layout.header().size());
                var values = VALUES.get(HEADER.indexOf(name));
                // The first value is a clean one.
                var value = random.nextInt(3) > 0 ? values.getFirst() : pick(random, values);
                text.append(cell == 0 ? "" : layout.delimiter()).append(quoted(random, value));
            }
            text.append(row > 1 || random.nextBoolean() ? lineEnd : "");
        }
        return text.toString();
    }

    private static String quoted(Random random, String value) {
        return switch (random.nextInt(20)) {
            case 0 -> value;
            case 1 -> " \"" + value.replace("\"", "\"\"") + "\" ";
            case 2, 3, 4, 5, 6, 7 -> "\"" + value.replace("\"", "\"\"") + "\"";
            default -> value.matches("[^\"\r\n\t,;|^x]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
        };
    }

    /// Replaces, inserts, repeats or removes bytes in a few places.
    static byte[] damaged(Random random, byte[] bytes) {
        var damaged = bytes;
        for (int count = random.nextInt(4); count > 0; count--) {
            int from = random.nextInt(damaged.length + 1);
            int to = Math.min(damaged.length, from + random.nextInt(3));
            var insert = switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> Arrays.copyOfRange(damaged, from, Math.min(damaged.length, from + random.nextInt(40)));
                default -> pick(random, DAMAGE).getBytes(UTF_8);
            };
            var joined = new ByteArrayOutputStream();
            joined.write(damaged, 0, from);
            joined.writeBytes(insert);
            joined.write(damaged, to, damaged.length - to);
            damaged = joined.toByteArray();
        }
        return damaged;
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
        return "%s %s%n%s".formatted(layout, options, new String(bytes, UTF_8));
    }
}
