package org.productimporter.importer.rows;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.model.product.Characters;
import org.productimporter.model.product.RejectionCode;

/// Receives the cells of each record from FastCSV and creates a row; counts rows and blank lines. Validates the record
/// as a whole; [RowValidator] validates its fields.
final class RowReader extends AbstractBaseCsvCallbackHandler<Row> {

    /// Avoids counting the bytes of a record that is too short to be too large.
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    /// Flag beside the kinds of characters: a cell of the record is quoted.
    private static final int QUOTED = 1 << 8;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int columns;
    private final RejectionBuilder rejections;
    private final RowValidator cells;
    private final int[] slots;
    private final int suspectSize;
    private final boolean countsRows;

    private long linesBefore;
    private long rowsBegun;
    private long read;
    private long blank;
    private long rejected;
    private int size;
    private int kinds;

    RowReader(CsvLayout layout, RowOptions rules, RejectionBuilder rejections) {
        this.columns = layout.header().size();
        this.rejections = rejections;
        this.cells = new RowValidator(layout, rules.onBlank());
        this.slots = cells.slotsOfColumns();
        this.suspectSize = rules.maxRecordBytes() / MAX_BYTES_PER_CHARACTER;
        this.countsRows = layout.lines() == LineNumbering.ROWS;
    }

    /// Sets the line on which the next record starts.
    void startAt(long line) {
        linesBefore = line - 1;
        rowsBegun = 0;
    }

    /// Returns the counts so far.
    RowTotals totals() {
        return new RowTotals(read, blank, rejected);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        kinds = 0;
        rowsBegun++;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        int end = offset + length;
        int cellKinds = Characters.kinds(buffer, offset, end);
        size += length + (quoted ? 3 : 1);
        kinds |= quoted ? (cellKinds & ~Characters.QUOTE) | QUOTED : cellKinds;
        int slot = column < columns ? slots[column] : RowValidator.NO_SLOT;
        if (slot != RowValidator.NO_SLOT) {
            cells.put(slot, trimmed(buffer, offset, end, quoted), cellKinds);
        }
    }

    /// Returns the cell without a leading byte order mark and, unless it is quoted, without surrounding spaces and tabs.
    private static String trimmed(char[] buffer, int from, int to, boolean quoted) {
        int start = from;
        int end = to;
        while (start < end && (buffer[start] == BYTE_ORDER_MARK || (!quoted && isSpace(buffer[start])))) {
            start++;
        }
        while (!quoted && start < end && isSpace(buffer[end - 1])) {
            end--;
        }
        return start == end ? "" : new String(buffer, start, end - start);
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    @Override
    protected @Nullable Row buildRecord() {
        if (isBlank()) {
            blank++;
            return null;
        }
        read++;
        if (size > suspectSize && rejections.isTooLarge(line())) {
            return reject(rejections.tooLarge(line(), read));
        }
        var rejection = validateRecord();
        if (rejection != null) {
            return reject(rejections.reject(line(), read, rejection, null));
        }
        rejection = cells.validate();
        return rejection == null ? cells.row(line()) : reject(rejections.reject(line(), read, rejection, cells.sku()));
    }

    /// Rejects the current record, which FastCSV cannot read because of its quotes.
    Row.Rejected malformed() {
        read++;
        return reject(rejections.malformed(line(), read));
    }

    /// Rejects the current record, which FastCSV cannot read because of `bytes[at]`.
    Row.Rejected undecodable(int at) {
        read++;
        return reject(rejections.undecodable(line(), read, at));
    }

    private Row.Rejected reject(Row.Rejected row) {
        rejected++;
        return row;
    }

    private @Nullable RowRejection validateRecord() {
        if ((kinds & Characters.QUOTE) != 0) {
            return RowRejection.ofRecord(RejectionCode.MALFORMED_QUOTE,
                    "a quote stands inside an unquoted field; quote the field and write the quote twice");
        }
        if ((kinds & Characters.NUL) != 0) {
            return RowRejection.ofRecord(RejectionCode.NUL_BYTE, "the record holds a NUL byte");
        }
        if (getFieldCount() != columns) {
            return RowRejection.ofRecord(RejectionCode.COLUMN_COUNT,
                    "expected %d columns, found %d".formatted(columns, getFieldCount()));
        }
        return null;
    }

    private long line() {
        return linesBefore + (countsRows ? rowsBegun : getStartingLineNumber());
    }

    /// Returns whether the record is a line without content except spaces and tabs.
    private boolean isBlank() {
        return getRecordType() == RecordType.EMPTY
                || (getFieldCount() == 1 && (kinds & ~(Characters.SPACE | Characters.LINE_OR_TAB)) == 0);
    }
}
