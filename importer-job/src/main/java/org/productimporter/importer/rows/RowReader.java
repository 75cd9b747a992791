package org.productimporter.importer.rows;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.product.Characters;
import org.productimporter.model.product.RejectionCode;

/// Takes the cells of each record from FastCSV and makes a row of them; counts rows and blank lines. It validates the
/// record as a whole, [RowValidator] its fields.
final class RowReader extends AbstractBaseCsvCallbackHandler<Row> {

    /// A record of fewer characters cannot be too large, so its bytes need not be looked up.
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    /// Beside the kinds of characters: a cell of the record was quoted.
    private static final int QUOTED = 1 << 8;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int columns;
    private final RejectionBuilder rejections;
    private final RowValidator cells;
    private final int[] slots;
    private final int suspectSize;

    private long linesBefore;
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
    }

    /// The next record starts on `line`.
    void startAt(long line) {
        linesBefore = line - 1;
    }

    /// The rows so far.
    RowTotals totals() {
        return new RowTotals(read, blank, rejected);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        kinds = 0;
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

    /// The cell without a byte order mark in front, and, unless it was quoted, without spaces and tabs around it.
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

    /// The current record, which FastCSV could not finish, because of its quotes.
    Row.Rejected malformed() {
        read++;
        return reject(rejections.malformed(line(), read));
    }

    /// The current record, which FastCSV could not finish, because of `bytes[at]`.
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
        return linesBefore + getStartingLineNumber();
    }

    /// Nothing at all, or nothing but spaces and tabs, on a line of its own.
    private boolean isBlank() {
        return getRecordType() == RecordType.EMPTY
                || (getFieldCount() == 1 && (kinds & ~(Characters.SPACE | Characters.LINE_OR_TAB)) == 0);
    }
}
