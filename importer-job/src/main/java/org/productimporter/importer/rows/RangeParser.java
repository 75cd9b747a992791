package org.productimporter.importer.rows;

import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.split.RecordCursor;

/// Parses the bytes of a range into rows. Immutable and thread-safe. The rows of a file do not depend on its division
/// into ranges, as long as ranges end at record ends.
///
/// A clean row costs no text: [CleanRowReader] shows it as slices of the range. All other records go to [CarefulParser],
/// neighbours together, which decodes them and is the only judge of what is rejected.
public final class RangeParser {

    private final CsvLayout layout;
    private final RowOptions rules;

    public RangeParser(CsvLayout layout, RowOptions rules) {
        this.layout = layout;
        this.rules = rules;
    }

    /// Parses every record, valid or not, in file order. An exception of `rows` ends the parsing.
    ///
    /// @param firstLine line on which the bytes start
    /// @param bytes whole records
    /// @param rows receives each row; blank lines are only counted
    public RowTotals parse(long firstLine, byte[] bytes, RowSink rows) {
        var clean = new CleanRowReader(layout, rules, bytes);
        var careful = new CarefulParser(layout, rules, bytes, rows);
        long line = firstLine;
        // The records [othersFrom, at) are not clean and still to be parsed.
        int othersFrom = 0;
        long othersLine = line;
        for (int at = 0; at < bytes.length;) {
            if (clean.read(at, line)) {
                if (othersFrom < at) {
                    careful.parse(othersFrom, at, othersLine, clean.rows());
                }
                clean.pass(rows);
                at = clean.end();
                line = clean.nextLine();
                othersFrom = at;
                othersLine = line;
            } else {
                var record = new RecordCursor(bytes, at, layout.delimiter(), line, layout.lines());
                record.next();
                at = record.end();
                line = record.nextLine();
            }
        }
        if (othersFrom < bytes.length) {
            careful.parse(othersFrom, bytes.length, othersLine, clean.rows());
        }
        return careful.totals().plus(clean.rows(), clean.blank());
    }

    /// Returns the rejection of a record that is too large for memory.
    ///
    /// @param firstLine physical line on which the record starts
    /// @param head the first bytes of the record
    /// @param totalBytes size of the record
    public Row.Rejected oversized(long firstLine, byte[] head, long totalBytes) {
        return new RejectionBuilder(layout, rules, head).oversized(firstLine, totalBytes);
    }
}
