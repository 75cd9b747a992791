package org.productimporter.importer.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.rows.RowSink;
import org.productimporter.importer.source.SourceSample;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.imports.ImportOptions;

/// Parses the first rows of a file, so that a file with a wrong setting is rejected at once instead of row by row. For
/// one file.
final class RowPreflight {

    /// The file is rejected if all of so many rows are. With fewer rows, the import continues and lists the rejections.
    private static final int ROWS_PARSED = 1_000;

    private final CsvLayout layout;
    private final long firstLine;
    private final ImportOptions options;
    private final byte[] bytes;
    private final boolean whole;

    /// @param detected a detection that asks nothing
    RowPreflight(Detection detected, SourceSample sample, ImportOptions options) {
        this.layout = detected.requireLayout();
        this.firstLine = detected.firstLine();
        this.options = options;
        this.bytes = Arrays.copyOfRange(sample.head(), Math.toIntExact(detected.recordsFrom()), sample.head().length);
        this.whole = sample.whole();
    }

    /// Returns warnings about the rows.
    ///
    /// @throws FileRejectedException if all rows are rejected
    List<String> warnings() {
        List<Row.Rejected> rejected = new ArrayList<>();
        var totals = new RangeParser(layout, RowOptions.of(options)).parse(firstLine,
                Arrays.copyOf(bytes, endOf(ROWS_PARSED)), RowSink.ofRejected(rejected::add));
        var found = new RejectionHints(layout, rejected, totals.read());
        var hints = found.hints();
        if (totals.strayQuotes() > 0) {
            hints.add("A quote stands inside an unquoted cell in %,d of the first %,d rows; it is read as a character."
                    .formatted(totals.strayQuotes(), totals.read()));
        }
        if (totals.rejected() == totals.read() && totals.read() >= ROWS_PARSED) {
            throw new FileRejectedException("No valid rows",
                    "All of the first %,d rows are rejected: %s.".formatted(totals.read(), found.reasons()),
                    hints.isEmpty()
                            ? "Correct the rows, or check the delimiter, the charset and the mapping of the columns."
                            : String.join(" ", hints));
        }
        return hints;
    }

    /// Returns the index after so many rows, or after the last whole record.
    private int endOf(int maxRows) {
        var record = cursor();
        int rows = 0;
        int end = 0;
        while (rows < maxRows && nextWhole(record)) {
            rows += record.isBlank() ? 0 : 1;
            end = record.end();
        }
        return end;
    }

    private RecordCursor cursor() {
        return new RecordCursor(bytes, layout, firstLine);
    }

    private boolean nextWhole(RecordCursor record) {
        return record.next() && (whole || record.end() < bytes.length);
    }
}
