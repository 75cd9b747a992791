package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.productimporter.importer.rows.RowCopy;
import org.springframework.util.FileSystemUtils;

/// A table has the same rows in whatever form it is written.
class NormalFormPropertyTest {

    private static final Path FOLDER = createFolder();

    /// How a table is written.
    record Form(char delimiter, String charset, String container, String lineEnd, boolean quotesAll) {}

    /// How prices are written.
    record Numbers(char decimal, String grouping, String currency) {

        String text(BigDecimal price) {
            var digits = price.toPlainString();
            var whole = new StringBuilder(digits.substring(0, digits.length() - 3));
            for (int at = whole.length() - 3; at > 0; at -= 3) {
                whole.insert(at, grouping);
            }
            return whole.toString() + decimal + digits.substring(digits.length() - 2) + currency;
        }
    }

    private static final int PRICES = 12;

    private static Path createFolder() {
        try {
            return Files.createTempDirectory("normal-form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Property(tries = 300, seed = "20261128")
    void rowsDoNotDependOnTheForm(@ForAll("tables") List<List<String>> table, @ForAll("forms") Form form)
            throws IOException {
        var expected = rows(text(table, new Form(',', "UTF-8", "text", "\n", true)).getBytes(UTF_8), Map.of());

        var options = form.container().equals("xlsx") ? Map.<String, String>of()
                : Map.of("charset", form.charset(), "delimiter", String.valueOf(form.delimiter()));
        var actual = rows(file(table, form), options);

        assertThat(actual.stream().map(NormalFormPropertyTest::withoutLine))
                .isEqualTo(expected.stream().map(NormalFormPropertyTest::withoutLine).toList());
        if (form.container().equals("xlsx")) {
            assertThat(actual.stream().map(RowCopy::line)).allMatch(line -> line <= table.size() + 1);
        } else {
            assertThat(actual.stream().map(RowCopy::line)).isEqualTo(expected.stream().map(RowCopy::line).toList());
        }
    }

    /// No option is set: charset, delimiter and number format are detected.
    @Property(tries = 300, seed = "20261128")
    void pricesAreReadAsTheColumnWritesThem(@ForAll("prices") List<BigDecimal> prices, @ForAll("forms") Form form,
            @ForAll("numbers") Numbers numbers, @ForAll boolean marked) throws IOException {
        List<List<String>> table = new ArrayList<>();
        for (var price : prices) {
            table.add(List.of("A-" + table.size(), "Lamp", numbers.text(price)));
        }
        var utf8 = new Form(form.delimiter(), "UTF-8", form.container(), form.lineEnd(), form.quotesAll());
        var text = (marked ? "\uFEFF" : "") + text(table, utf8).replaceFirst("description", "price");

        var rows = rows(packed(text.getBytes(UTF_8), form.container()), Map.of());

        assertThat(rows.stream().map(row -> row instanceof RowCopy.Valid valid ? valid.price() : null))
                .containsExactlyElementsOf(prices);
    }

    private static List<RowCopy> rows(byte[] content, Map<String, String> options) throws IOException {
        return ImportedFile.of(FOLDER, "file", content).rows(options);
    }

    private static String withoutLine(RowCopy row) {
        return switch (row) {
            case RowCopy.Valid valid -> "%s|%s|%s".formatted(valid.sku(), valid.name(), valid.description());
            case RowCopy.Rejected(var bad) -> bad.code().code();
        };
    }

    private static byte[] file(List<List<String>> table, Form form) throws IOException {
        if (form.container().equals("xlsx")) {
            return Containers.workbook(sheet -> {
                var rows = withHeader(table);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < 3; column++) {
                        sheet.value(row, column, rows.get(row).get(column));
                    }
                }
            });
        }
        return packed(text(table, form).getBytes(Charset.forName(form.charset())), form.container());
    }

    private static byte[] packed(byte[] bytes, String container) throws IOException {
        return switch (container) {
            case "gzip" -> Containers.gzip(bytes);
            case "zip" -> Containers.zip("products.csv", bytes);
            default -> bytes;
        };
    }

    private static List<List<String>> withHeader(List<List<String>> table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("sku", "name", "description"));
        rows.addAll(table);
        return rows;
    }

    private static String text(List<List<String>> table, Form form) {
        var text = new StringBuilder();
        for (var row : withHeader(table)) {
            for (int column = 0; column < row.size(); column++) {
                text.append(column == 0 ? "" : form.delimiter()).append(cell(row.get(column), form));
            }
            text.append(form.lineEnd());
        }
        return text.toString();
    }

    private static String cell(String cell, Form form) {
        var needsQuotes = cell.indexOf(form.delimiter()) >= 0 || cell.contains("\"") || cell.contains("\n");
        return form.quotesAll() || needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /// SKUs are distinct; texts hold what CSV has to quote, and letters of every charset.
    @Provide
    Arbitrary<List<List<String>>> tables() {
        var text = Arbitraries.of("x", "ä1", "Käse", ",", ";", "\t", "\"", "\n", "a b", "1.5").list().ofMaxSize(4);
        var cell = text.map(parts -> "v" + String.join("", parts) + "w");
        return cell.list().ofSize(2).list().ofMinSize(1).ofMaxSize(12).map(rows -> {
            List<List<String>> table = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                table.add(List.of("A-" + row, rows.get(row).get(0), rows.get(row).get(1)));
            }
            return table;
        });
    }

    @Provide
    Arbitrary<List<BigDecimal>> prices() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ONE, new BigDecimal("9999999.99"))
                .ofScale(2)
                .list()
                .ofSize(PRICES);
    }

    @Provide
    Arbitrary<Numbers> numbers() {
        return Arbitraries.of("", " \u20AC", " EUR", "\u00A0USD", " z\u0142")
                .flatMap(currency -> Arbitraries.of(new Numbers('.', "", currency), new Numbers('.', ",", currency),
                        new Numbers(',', "", currency), new Numbers(',', ".", currency),
                        new Numbers(',', " ", currency), new Numbers(',', "\u00A0", currency),
                        new Numbers('.', "'", currency), new Numbers(',', "\u202F", currency)));
    }

    @Provide
    Arbitrary<Form> forms() {
        return net.jqwik.api.Combinators
                .combine(Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of("UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "UTF-32LE",
                                "IBM850", "GB18030"),
                        Arbitraries.of("text", "gzip", "zip", "xlsx"), Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(true, false))
                .as(Form::new);
    }
}
