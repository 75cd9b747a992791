package org.productimporter.importer.rows;

import java.util.function.Consumer;
import org.productimporter.importer.csv.Layout;

/// Turns the bytes of a range into rows. Immutable, thread-safe and pure: the same bytes give the
/// same rows, and so do other ranges of the same file as long as they end at record ends.
public final class ParseRange {

    private final Layout layout;
    private final RowRules rules;

    public ParseRange(Layout layout, RowRules rules) {
        this.layout = layout;
        this.rules = rules;
    }

    /// Parses every record, good and bad, in the order of the file. Whatever `rows` throws passes
    /// through unchanged and ends the parsing.
    ///
    /// @param firstLine physical line on which the bytes start
    /// @param bytes whole records
    /// @param rows takes each row at once; blank lines are only counted
    public RowTotals parse(long firstLine, byte[] bytes, Consumer<? super Row> rows) {
        return new RangeParser(layout, rules, firstLine, bytes).parse(rows);
    }

    /// The rejection of a record that is too large to be held in memory.
    ///
    /// @param firstLine physical line on which the record starts
    /// @param head its first bytes, for people to recognise it
    /// @param totalBytes its size
    public Row.Bad oversized(long firstLine, byte[] head, long totalBytes) {
        return new Rejections(layout, rules, firstLine, head).tooLarge(head, totalBytes);
    }
}
