package org.productimporter.importer.rows;

import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.split.RecordCursor;

/// Parses the bytes of a range into rows. Immutable and thread-safe. The rows of a file do not depend on its division
/// into ranges, as long as ranges end at record ends.
///
/// A clean row costs no text: [CleanRowReader] shows it as slices of the range. All other records go to [CarefulParser],
/// neighbours together, which decodes them and is the only judge of what is rejected.
public final class RangeParser {

    /// So many clean rows between two others go with them to the careful parser. Its start costs as much as several rows.
    private static final int MAX_CLEAN_ROWS = 4;

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
        for (int at = 0; at < bytes.length;) {
            if (clean.read(at, line)) {
                clean.pass(rows);
                at = clean.end();
                line = clean.nextLine();
            } else {
                var last = lastOther(clean, bytes, at, line);
                careful.parse(at, last.end(), line, clean.rows());
                at = last.end();
                line = last.nextLine();
            }
        }
        return careful.totals().plus(clean.rows(), clean.blank());
    }

    /// Returns the last of the records from `from` that are not clean, without distant ones.
    private RecordCursor lastOther(CleanRowReader clean, byte[] bytes, int from, long fromLine) {
        var last = recordAt(bytes, from, fromLine);
        int at = last.end();
        long line = last.nextLine();
        for (int cleanRows = 0; at < bytes.length && cleanRows <= MAX_CLEAN_ROWS;) {
            if (clean.read(at, line)) {
                cleanRows++;
                at = clean.end();
                line = clean.nextLine();
            } else {
                cleanRows = 0;
                last = recordAt(bytes, at, line);
                at = last.end();
                line = last.nextLine();
            }
        }
        return last;
    }

    private RecordCursor recordAt(byte[] bytes, int from, long line) {
        var record = new RecordCursor(bytes, from, layout.delimiter(), line, layout.lines());
        record.next();
        return record;
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
