package org.productimporter.importer.split;

/// Walks over the records of bytes in memory, blank lines included. Not thread-safe.
public final class RecordCursor {

    private final byte[] bytes;
    private final RecordScanner scanner;
    private final long firstLine;
    private int start;
    private int end;
    private long line;

    /// A cursor before the first record.
    ///
    /// @param bytes start where a record starts
    /// @param delimiter the column delimiter
    /// @param firstLine physical line on which the bytes start
    public RecordCursor(byte[] bytes, char delimiter, long firstLine) {
        this(bytes, 0, delimiter, firstLine);
    }

    /// As the other, but of the bytes behind the first `from` ones only.
    public RecordCursor(byte[] bytes, int from, char delimiter, long firstLine) {
        this.bytes = bytes;
        this.start = from;
        this.end = from;
        this.scanner = new RecordScanner(delimiter);
        this.firstLine = firstLine;
    }

    /// Goes to the next record, if there is one.
    public boolean next() {
        if (end == bytes.length) {
            return false;
        }
        start = end;
        line = firstLine + scanner.lines();
        int found = scanner.nextEnd(bytes, start, bytes.length);
        end = found == RecordScanner.NONE ? bytes.length : found;
        return true;
    }

    /// Goes forward to the record that starts on `wanted`.
    ///
    /// @throws IllegalStateException when no further record starts there
    public void goTo(long wanted) {
        while (line < wanted && next()) {
            // Every record on the way is passed over.
        }
        if (line != wanted) {
            throw new IllegalStateException(
                    "no record starts on line %d; the nearest starts on line %d".formatted(wanted, line));
        }
    }

    /// First byte of the record.
    public int start() {
        return start;
    }

    /// First byte after the record and its record end.
    public int end() {
        return end;
    }

    /// First byte after the record without its record end.
    public int contentEnd() {
        int last = end - 1;
        if (endsInQuotes()) {
            return end;
        }
        if (last >= start && bytes[last] == '\n') {
            last--;
        }
        // A record holds no CR outside quotes, and inside quotes a quote follows it.
        if (last >= start && bytes[last] == '\r') {
            last--;
        }
        return last + 1;
    }

    /// Physical line on which the record starts.
    public long line() {
        return line;
    }

    /// Physical line on which the next record starts.
    public long nextLine() {
        return firstLine + scanner.lines();
    }

    /// Physical line of the quote that was opened last.
    public long openQuoteLine() {
        return firstLine + scanner.openQuoteLine();
    }

    /// Where the quote that was opened last stands in its line: bytes, from 1.
    public long openQuoteColumn() {
        return scanner.openQuoteColumn();
    }

    /// Whether a quote of the last record was never closed.
    public boolean endsInQuotes() {
        return end == bytes.length && scanner.isQuoted();
    }
}
