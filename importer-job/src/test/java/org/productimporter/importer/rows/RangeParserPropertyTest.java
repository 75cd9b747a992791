package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.NastyBytes;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.ProductField;

class RangeParserPropertyTest {

    private static final Map<ProductField, Integer> COLUMNS =
            Map.of(ProductField.SKU, 0, ProductField.NAME, 1, ProductField.DESCRIPTION, 2);

    /// What one pass over a range gives, beside what its records give one by one.
    private record Outcome(List<RowCopy> rows, RowTotals totals) {}

    @Property(tries = 2000)
    void onePassGivesWhatTheRecordsGiveOneByOne(@ForAll("nastyBytes") byte[] bytes) {
        assertThat(inOnePass(',', bytes)).isEqualTo(oneByOne(',', bytes));
    }

    @Property(tries = 200)
    void whatIsWrittenInAnyDialectIsReadBack(@ForAll("rows") List<List<String>> rows,
            @ForAll("delimiters") char delimiter, @ForAll LineDelimiter lineEnd, @ForAll boolean quoteAlways)
            throws IOException {
        var text = new StringWriter();
        var writer = CsvWriter.builder().fieldSeparator(delimiter).lineDelimiter(lineEnd);
        if (quoteAlways) {
            writer.quoteStrategy(QuoteStrategies.ALWAYS);
        }
        try (var csv = writer.build(text)) {
            rows.forEach(csv::writeRecord);
        }

        var outcome = inOnePass(delimiter, text.toString().getBytes(UTF_8));

        assertThat(outcome.rows().stream().map(RangeParserPropertyTest::cells)).isEqualTo(rows);
        assertThat(outcome.totals()).isEqualTo(new RowTotals(rows.size(), 0, 0));
        assertThat(outcome).isEqualTo(oneByOne(delimiter, text.toString().getBytes(UTF_8)));
    }

    @Provide
    Arbitrary<byte[]> nastyBytes() {
        return NastyBytes.any();
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|', '^');
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        var text = Arbitraries.strings()
                .withChars('a', '"', '\r', '\n', ',', ';', '|', 'é', '€', '\u4E2D')
                .ofMaxLength(30)
                .map(middle -> "<" + middle + ">");
        var sku = Arbitraries.strings().alpha().numeric().withChars("\",;|^").ofLength(8);
        return sku.flatMap(key -> text.flatMap(name -> text.map(description -> List.of(key, name, description))))
                .list()
                .ofMaxSize(20);
    }

    private static List<String> cells(RowCopy row) {
        assertThat(row).isInstanceOf(RowCopy.Valid.class);
        var good = (RowCopy.Valid) row;
        return List.of(good.sku(), String.valueOf(good.name()), String.valueOf(good.description()));
    }

    private static Outcome inOnePass(char delimiter, byte[] bytes) {
        List<RowCopy> rows = new ArrayList<>();
        var totals = parseRange(delimiter).parse(2, bytes, RowCopy.sink(rows::add));
        return new Outcome(rows, totals);
    }

    private static Outcome oneByOne(char delimiter, byte[] bytes) {
        List<RowCopy> rows = new ArrayList<>();
        long read = 0;
        long blank = 0;
        long rejected = 0;
        long strayQuotes = 0;
        var record = new RecordCursor(bytes, delimiter, 2);
        while (record.next()) {
            var one = Arrays.copyOfRange(bytes, record.start(), record.end());
            long before = read;
            var totals = parseRange(delimiter).parse(record.line(), one,
                    RowCopy.sink(row -> rows.add(numbered(row, before))));
            read += totals.read();
            blank += totals.blank();
            rejected += totals.rejected();
            strayQuotes += totals.strayQuotes();
        }
        return new Outcome(rows, new RowTotals(read, blank, rejected, strayQuotes));
    }

    private static RowCopy numbered(RowCopy row, long before) {
        return row instanceof RowCopy.Rejected rejected ? rejected.behind(before) : row;
    }

    private static RangeParser parseRange(char delimiter) {
        var layout = new CsvLayout(delimiter, List.of("sku", "name", "description"), COLUMNS);
        return new RangeParser(layout, new RowOptions(OnBlank.KEEP, 1024 * 1024));
    }
}
