package org.productimporter.importer.rows;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.Layout;

/// Takes the cells of each record from FastCSV and makes a row of them; blank lines it counts.
/// What concerns the whole record is judged here, what concerns a field by [CheckCells].
final class RowReader extends AbstractBaseCsvCallbackHandler<Row> {

    /// A record of fewer characters cannot be too large, so its bytes need not be looked up.
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    private final int columns;
    private final Rejections rejections;
    private final CheckCells cells;
    private final int[] slots;
    private final int suspectSize;

    private long linesBefore;
    private long read;
    private long blank;
    private int size;
    private int kinds;

    RowReader(Layout layout, RowRules rules, Rejections rejections) {
        this.columns = layout.header().size();
        this.rejections = rejections;
        this.cells = new CheckCells(layout, rules.onBlank());
        this.slots = cells.slotsOfColumns();
        this.suspectSize = rules.maxRecordBytes() / MAX_BYTES_PER_CHARACTER;
    }

    /// The next record starts on `line`.
    void startAt(long line) {
        linesBefore = line - 1;
    }

    long read() {
        return read;
    }

    long blank() {
        return blank;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        kinds = 0;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        int end = offset + length;
        int cellKinds = CellText.kinds(buffer, offset, end);
        size += length + (quoted ? 3 : 1);
        kinds |= quoted ? (cellKinds & ~CellText.QUOTE) | CellText.QUOTED : cellKinds;
        int slot = column < columns ? slots[column] : CheckCells.NO_SLOT;
        if (slot != CheckCells.NO_SLOT) {
            cells.put(slot, CellText.trimmed(buffer, offset, end, quoted), cellKinds);
        }
    }

    @Override
    protected @Nullable Row buildRecord() {
        if (isBlank()) {
            blank++;
            return null;
        }
        read++;
        if (size > suspectSize && rejections.isTooLarge(line())) {
            return rejections.tooLarge(line(), read);
        }
        var fault = recordFault();
        if (fault != null) {
            return rejections.reject(line(), read, fault, null);
        }
        fault = cells.fault();
        return fault == null
                ? cells.good(line())
                : rejections.reject(line(), read, fault, cells.sku());
    }

    /// The record in hand, which FastCSV could not finish, because of its quotes.
    Row.Bad malformed() {
        read++;
        return rejections.malformed(line(), read);
    }

    /// The record in hand, which FastCSV could not finish, because of `bytes[at]`.
    Row.Bad undecodable(int at) {
        read++;
        return rejections.undecodable(line(), read, at);
    }

    private @Nullable Fault recordFault() {
        if ((kinds & CellText.QUOTE) != 0) {
            return new Fault(
                    null,
                    RowProblem.MALFORMED_QUOTE,
                    "a quote stands inside an unquoted field; quote the field and write the quote"
                            + " twice");
        }
        if ((kinds & CellText.NUL) != 0) {
            return new Fault(null, RowProblem.NUL_BYTE, "the record holds a NUL byte");
        }
        if (getFieldCount() != columns) {
            return new Fault(
                    null,
                    RowProblem.COLUMN_COUNT,
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
                || (getFieldCount() == 1
                        && (kinds & ~(CellText.SPACE | CellText.LINE_OR_TAB)) == 0);
    }
}
