package org.productimporter.importer.split;

import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;

/// Iterates over the records of a byte array, including blank lines. Not thread-safe.
public final class RecordCursor {

    private final byte[] bytes;
    private final RecordScanner scanner;
    private final long firstLine;
    private int start;
    private int end;
    private long line;

    /// Creates a cursor before the first record.
    ///
    /// @param bytes start where a record starts
    /// @param delimiter the column delimiter
    /// @param firstLine physical line on which the bytes start
    public RecordCursor(byte[] bytes, char delimiter, long firstLine) {
        this(bytes, 0, delimiter, firstLine);
    }

    /// Creates a cursor before the record that starts at index `from`.
    public RecordCursor(byte[] bytes, int from, char delimiter, long firstLine) {
        this(bytes, from, delimiter, firstLine, LineNumbering.LINES);
    }

    /// Creates a cursor before the first record of a range of a file with this layout.
    public RecordCursor(byte[] bytes, CsvLayout layout, long firstLine) {
        this(bytes, 0, layout.delimiter(), firstLine, layout.lines());
    }

    /// Creates a cursor before the record that starts at index `from`.
    ///
    /// @param numbering what a line number counts
    public RecordCursor(byte[] bytes, int from, char delimiter, long firstLine, LineNumbering numbering) {
        this.bytes = bytes;
        this.start = from;
        this.end = from;
        this.scanner = new RecordScanner(delimiter, numbering);
        this.firstLine = firstLine;
    }

    /// Moves to the next record, if there is one.
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

    /// Moves forward to the record that starts on line `target`.
    ///
    /// @throws IllegalStateException if no later record starts there
    public void goTo(long target) {
        while (line < target && next()) {
            // Skips the records before the line.
        }
        if (line != target) {
            throw new IllegalStateException(
                    "no record starts on line %d; the nearest starts on line %d".formatted(target, line));
        }
    }

    /// Returns the index of the first byte of the record.
    public int start() {
        return start;
    }

    /// Returns the index after the record and its line end.
    public int end() {
        return end;
    }

    /// Returns the index after the record without its line end.
    public int contentEnd() {
        int last = end - 1;
        if (endsInQuotes()) {
            return end;
        }
        if (last >= start && bytes[last] == '\n') {
            last--;
        }
        // A record contains no CR outside quotes, and inside quotes a quote follows it.
        if (last >= start && bytes[last] == '\r') {
            last--;
        }
        return last + 1;
    }

    /// Returns whether the record consists of spaces and tabs.
    public boolean isBlank() {
        for (int at = start; at < contentEnd(); at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Returns the physical line on which the record starts.
    public long line() {
        return line;
    }

    /// Returns the physical line on which the next record starts.
    public long nextLine() {
        return firstLine + scanner.lines();
    }

    /// Returns the physical line of the last opening quote.
    public long openQuoteLine() {
        return firstLine + scanner.openQuoteLine();
    }

    /// Returns the position of the last opening quote in its line in bytes, from 1.
    public long openQuoteColumn() {
        return scanner.openQuoteColumn();
    }

    /// Returns whether a quote of the last record is never closed.
    public boolean endsInQuotes() {
        return end == bytes.length && scanner.isQuoted();
    }
}
