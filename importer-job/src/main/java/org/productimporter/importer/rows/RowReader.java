package org.productimporter.importer.rows;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Collections;
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

    /// A cell consists of blanks and a quoted text, which FastCSV reads as unquoted: the record is read again. Without stack
    /// trace.
    private static final class PaddedQuoteException extends RuntimeException {

        PaddedQuoteException() {
            super("blanks before a quote", null, false, false);
        }
    }

    private static final int BLANK = Characters.SPACE | Characters.LINE_OR_TAB;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int columns;

    /// Number of columns up to the last one of a field, which a row must have. Cells that are missing behind it are blank.
    private final int requiredColumns;

    private final RejectionBuilder rejections;
    private final RowValidator cells;
    private final int[] slots;
    private final int suspectSize;
    private final boolean countsRows;

    private long linesBefore;
    private long recordsBefore;
    private long rowsBegun;
    private long read;
    private long blank;
    private long rejected;
    private long strayQuotes;
    private int size;
    private int kinds;
    private boolean hasSurplus;
    private boolean hasStrayQuote;

    RowReader(CsvLayout layout, RowOptions rules, RejectionBuilder rejections) {
        this.columns = layout.header().size();
        this.requiredColumns = 1 + Collections.max(layout.columns().values());
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

    /// Sets the number of records before the next one that others have read.
    void skip(long records) {
        recordsBefore = records;
    }

    /// Returns the counts so far.
    RowTotals totals() {
        return new RowTotals(read, blank, rejected, strayQuotes);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        kinds = 0;
        rowsBegun++;
        hasSurplus = false;
        hasStrayQuote = false;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        int end = offset + length;
        int cellKinds = Characters.kinds(buffer, offset, end);
        size += length + (quoted ? 3 : 1);
        kinds |= quoted ? (cellKinds & ~Characters.QUOTE) | QUOTED : cellKinds;
        if ((cellKinds & Characters.QUOTE) != 0 && !quoted) {
            inspectStrayQuote(buffer, offset, end);
        }
        if (column >= columns) {
            hasSurplus |= (cellKinds & ~BLANK) != 0;
        } else if (slots[column] != RowValidator.NO_SLOT) {
            var cell = trimmed(buffer, offset, end, quoted);
            cells.put(slots[column], (cellKinds & Characters.QUOTE) == 0 ? cell : withoutFormula(cell), cellKinds);
        }
    }

    /// @throws PaddedQuoteException if only blanks precede the quote
    private void inspectStrayQuote(char[] buffer, int from, int to) {
        int start = from;
        while (isSpace(buffer[start])) {
            start++;
        }
        if (start > from && buffer[start] == '"') {
            throw new PaddedQuoteException();
        }
        var cell = trimmed(buffer, from, to, false);
        hasStrayQuote |= withoutFormula(cell).equals(cell);
    }

    /// Returns the text of a formula such as `="00123"`, with which programs keep spreadsheets from changing it.
    private static String withoutFormula(String cell) {
        int last = cell.length() - 1;
        var isFormula = last >= 2 && cell.startsWith("=\"") && cell.indexOf('"', 2) == last;
        return isFormula ? cell.substring(2, last) : cell;
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
            return reject(rejections.tooLarge(line(), record()));
        }
        var hasOtherColumns = hasSurplus || getFieldCount() < requiredColumns;
        var rejection = RowRejection.join(damage(), hasOtherColumns ? otherColumns() : validate());
        if (rejection == null) {
            strayQuotes += hasStrayQuote ? 1 : 0;
            return cells.row(line());
        }
        return reject(rejections.reject(line(), record(), rejection, cells.sku()));
    }

    private RowRejection otherColumns() {
        cells.forget();
        return RowRejection.ofRecord(RejectionCode.COLUMN_COUNT,
                "expected %d columns, found %d".formatted(columns, getFieldCount()));
    }

    private @Nullable RowRejection validate() {
        for (int column = getFieldCount(); column < columns; column++) {
            if (slots[column] != RowValidator.NO_SLOT) {
                cells.put(slots[column], "", 0);
            }
        }
        return cells.validate();
    }

    private @Nullable RowRejection damage() {
        if ((kinds & Characters.NUL) != 0) {
            return RowRejection.ofRecord(RejectionCode.NUL_BYTE, "the record holds a NUL byte");
        }
        if ((kinds & Characters.REPLACEMENT) != 0) {
            return RowRejection.ofRecord(RejectionCode.INVALID_UTF8,
                    "the record holds U+FFFD in place of a character that could not be decoded; enter the character");
        }
        return null;
    }

    /// Rejects the current record, which FastCSV cannot read because of its quotes.
    Row.Rejected malformed() {
        read++;
        return reject(rejections.malformed(line(), record()));
    }

    /// Rejects the current record, which FastCSV cannot read because of `bytes[at]`.
    Row.Rejected undecodable(int at) {
        read++;
        return reject(rejections.undecodable(line(), record(), at));
    }

    private Row.Rejected reject(Row.Rejected row) {
        rejected++;
        return row;
    }

    private long record() {
        return recordsBefore + read;
    }

    /// Returns the line on which the current record starts.
    long line() {
        return linesBefore + (countsRows ? rowsBegun : getStartingLineNumber());
    }

    /// Returns whether the record is a line without content except spaces and tabs.
    private boolean isBlank() {
        return getRecordType() == RecordType.EMPTY || (getFieldCount() == 1 && (kinds & ~BLANK) == 0);
    }
}
