package org.productimporter.importer.normal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.split.RecordCursor;

/// Copies a normal form and fills blank cells from the first row with the same key. A row that holds only images becomes a
/// blank line. A record of several lines is followed
/// by as many blank lines, so that the numbers of rows are the line numbers of the file. Not thread-safe.
public final class FillDownStream extends InputStream {

    /// A multiple of the largest record that is imported. A larger one that is not complete in a block ends the import, so
    /// that a quote that is never closed does not fill the memory.
    private static final int BLOCK_BYTES = 4 * 1024 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final InputStream in;
    private final char delimiter;
    private final LineNumbering lines;
    private final FirstRows firstRows;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(BLOCK_BYTES);
    private long line;
    private byte[] carried = {};
    private byte[] ready;
    private int at;
    private boolean atEnd;
    private long imageRows;

    /// @param in the normal form, from its beginning
    /// @param recordsFrom first byte after the header
    /// @param firstLine line on which the rows start
    public FillDownStream(InputStream in, CsvLayout layout, long recordsFrom, long firstLine, FillDown fillDown)
            throws IOException {
        this.in = in;
        this.delimiter = layout.delimiter();
        this.lines = layout.lines();
        this.line = firstLine;
        this.firstRows = new FirstRows(fillDown);
        this.ready = in.readNBytes(Math.toIntExact(recordsFrom));
    }

    /// Returns the number of rows so far that hold only images.
    public long imageRows() {
        return imageRows;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == ready.length) {
            if (atEnd) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    private void fill() throws IOException {
        var block = Arrays.copyOf(carried, carried.length + BLOCK_BYTES);
        int read = in.readNBytes(block, carried.length, BLOCK_BYTES);
        atEnd = read < BLOCK_BYTES;
        block = Arrays.copyOf(block, carried.length + read);
        out.reset();
        var record = new RecordCursor(block, 0, delimiter, line, lines);
        int from = 0;
        // The last record of a block may be cut, and a CR at its end may be half of a line end.
        while (record.next() && (atEnd || record.end() < block.length)) {
            write(block, record);
            from = record.end();
            line = record.nextLine();
        }
        if (block.length - from > BLOCK_BYTES) {
            throw tooLong();
        }
        carried = Arrays.copyOfRange(block, from, block.length);
        ready = out.toByteArray();
        at = 0;
    }

    private FileRejectedException tooLong() {
        return new FileRejectedException("A row is too long",
                "The row on line %,d has more than %,d bytes.".formatted(line, BLOCK_BYTES),
                "Check that every quote before this line, and on it, is closed.");
    }

    private void write(byte[] block, RecordCursor record) {
        var cells = CsvReaders.cells(block, record.start(), record.contentEnd(), UTF_8, delimiter);
        var parts = new RecordParts(block, record.start(), record.contentEnd(), delimiter);
        if (cells != null && firstRows.isOfImages(cells)) {
            imageRows++;
            out.write(block, record.contentEnd(), record.end() - record.contentEnd());
        } else if (cells == null || cells.size() != parts.size() || !firstRows.fill(cells, parts)) {
            out.write(block, record.start(), record.end() - record.start());
        } else {
            parts.writeTo(out, delimiter);
            out.write(block, record.contentEnd(), record.end() - record.contentEnd());
        }
        for (long line = record.line() + 1; line < record.nextLine(); line++) {
            out.writeBytes(LINE_END);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
