package org.productimporter.importer.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.RangeRows;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileRange;
import org.productimporter.importer.testing.PlainReader;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.PriceFormat;

/// Feeds arbitrary bytes to the readers: inspection, header, splitter, CSV and validation of rows. The first two bytes of an
/// input are the options and the size of the ranges, the rest is the file. `bench/fuzz` runs [#fuzzerTestOneInput] with
/// Jazzer, [ReaderFuzzerTest] with the corpus.
///
/// Nothing may be thrown, the outcome must not depend on the ranges nor on whether rows are read as bytes or as texts, and each
/// record must have the outcome of [PlainReader].
public final class ReaderFuzzer {

    private static final int MAX_RECORD_BYTES = 300;
    private static final int MAX_COLUMNS = 12;
    private static final @Nullable String[] CHARSETS = {"utf-8", null, "windows-1252", "iso-8859-15"};
    private static final @Nullable String[] DELIMITERS = {null, ";", "\t", "^"};

    /// Everything that the readers say about a file, whatever its ranges.
    private record Result(Object inspection, List<RowCopy> rows, long blank) {}

    private ReaderFuzzer() {}

    /// Called by Jazzer.
    ///
    /// @throws AssertionError if a reader breaks a promise
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        var file = Arrays.copyOfRange(input, 2, input.length);
        var options = options(input[0]);
        var whole = read(file, options, Integer.MAX_VALUE / 2);
        var cut = read(file, options, 1 + (input[1] & 0xFF));
        if (!whole.equals(cut)) {
            throw new AssertionError("the ranges change the outcome:\n%s\n%s".formatted(whole, cut));
        }
        if (whole.inspection() instanceof Inspection.Accepted accepted
                && accepted.layout().charset().equals(StandardCharsets.UTF_8.name())
                && accepted.layout().prices().equals(PriceFormat.PLAIN)) {
            compare(file, accepted, options, whole);
        }
    }

    private static ImportOptions options(byte bits) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "charset", CHARSETS[bits & 3]);
        put(fields, "delimiter", DELIMITERS[(bits >> 2) & 3]);
        put(fields, "decimal", "point");
        put(fields, "on_blank", (bits & 16) == 0 ? "keep" : "clear");
        return ImportOptions.of(fields);
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Result read(byte[] file, ImportOptions options, int rangeBytes) throws IOException {
        var limits = new FileLimits(rangeBytes, Math.min(rangeBytes, 1 << 20), MAX_RECORD_BYTES, MAX_COLUMNS);
        var inspection = new PlainInspector(limits).inspect(VirtualFile.of(file), options);
        if (!(inspection instanceof Inspection.Accepted accepted)) {
            return new Result(inspection, List.of(), 0);
        }
        var rows = new ArrayList<RowCopy>();
        var blank = 0L;
        var read = 0L;
        var rules = new RowOptions(options.onBlank(), MAX_RECORD_BYTES);
        for (var range : accepted.ranges()) {
            var before = read;
            if (range.bytes() > (long) rangeBytes + MAX_RECORD_BYTES) {
                var rejected = new RangeParser(accepted.layout(), rules).oversized(range.firstLine(),
                        bytes(file, range), range.bytes());
                rows.add(numbered(new RowCopy.Rejected(rejected), before));
                read++;
            } else {
                var parsed = parsed(accepted.layout(), rules, range.firstLine(), bytes(file, range));
                parsed.rows().forEach(row -> rows.add(numbered(row, before)));
                read += parsed.totals().read();
                blank += parsed.totals().blank();
            }
        }
        if (read != rows.size()) {
            throw new AssertionError("%d rows were counted and %d delivered".formatted(read, rows.size()));
        }
        var unranged = new Inspection.Accepted(accepted.mapping(), accepted.layout(), accepted.recordsFrom(), List.of(),
                accepted.warnings(), List.of(), accepted.sha256());
        return new Result(unranged, rows, blank);
    }

    private static RangeRows parsed(CsvLayout layout, RowOptions rules, long firstLine, byte[] bytes) {
        var parsed = RangeRows.parsed(layout, rules, firstLine, bytes);
        var careful = RangeRows.parsedCarefully(layout, rules, firstLine, bytes);
        if (!parsed.equals(careful)) {
            throw new AssertionError("rows read as bytes: %s%nrows read as texts: %s".formatted(parsed, careful));
        }
        return parsed;
    }

    private static byte[] bytes(byte[] file, FileRange range) {
        return Arrays.copyOfRange(file, (int) range.fromByte(), (int) range.toByte());
    }

    /// Numbers a row within the file. The text of an oversized record may end at its line end or behind it.
    private static RowCopy numbered(RowCopy row, long before) {
        return switch (row) {
            case RowCopy.Valid valid -> valid;
            case RowCopy.Rejected(Row.Rejected bad) -> new RowCopy.Rejected(
                    new Row.Rejected(bad.line(), bad.record() + before, bad.column(), bad.columns(), bad.code(),
                            bad.message(), bad.raw().stripTrailing(), bad.sku()));
        };
    }

    private static void compare(byte[] file, Inspection.Accepted accepted, ImportOptions options, Result result) {
        var from = (int) accepted.recordsFrom();
        var layout = accepted.layout();
        var columns = new LinkedHashMap<String, Integer>();
        layout.columns().forEach((field, column) -> columns.put(field.text(), column));
        var plain = new PlainReader(layout.header(), columns, options.onBlank() == OnBlank.CLEAR, MAX_RECORD_BYTES)
                .read(Arrays.copyOfRange(file, from, file.length), layout.delimiter(), firstLine(file, from));
        if (plain.records().size() != result.rows().size() || plain.blank() != result.blank()) {
            throw new AssertionError("%d records and %d blank lines expected: %s\nfound: %s"
                    .formatted(plain.records().size(), plain.blank(), plain, result));
        }
        for (var i = 0; i < result.rows().size(); i++) {
            compare(plain.records().get(i), result.rows().get(i));
        }
    }

    private static void compare(PlainReader.Outcome expected, RowCopy row) {
        var isEqual = row.line() == expected.line() && switch (row) {
            case RowCopy.Valid valid -> values(valid).equals(expected.values());
            case RowCopy.Rejected(Row.Rejected bad) -> expected.codes().contains(bad.code().code());
        };
        if (!isEqual) {
            throw new AssertionError("expected %s, found %s".formatted(expected, row));
        }
    }

    private static Map<String, Object> values(RowCopy.Valid row) {
        var values = new TreeMap<String, Object>();
        values.put("sku", row.sku());
        put(values, "name", row.name());
        put(values, "description", row.description());
        if (row.price() != null) {
            values.put("price", row.price().stripTrailingZeros());
        }
        if (row.active() != null) {
            values.put("active", row.active());
        }
        return values;
    }

    /// Counts CR, LF and CRLF as one line end each.
    private static long firstLine(byte[] file, int to) {
        var line = 1L;
        for (var at = 0; at < to; at++) {
            if (file[at] == '\r' || (file[at] == '\n' && (at == 0 || file[at - 1] != '\r'))) {
                line++;
            }
        }
        return line;
    }
}
