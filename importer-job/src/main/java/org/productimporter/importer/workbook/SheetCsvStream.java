package org.productimporter.importer.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.workbook.SheetRows.SheetRow;

/// Renders a sheet as CSV. A row without content is a blank line. Rows are filled up to the width of the first ones,
/// because a sheet does not store empty cells. Not thread-safe.
final class SheetCsvStream extends InputStream {

    private static final int BUFFER_CHARACTERS = 64 * 1024;

    /// So many rows determine the width; the header is among them.
    private static final int ROWS_OF_WIDTH = 100;
    /// Fewer rows, if they are long: they are kept in memory.
    private static final int CHARACTERS_OF_WIDTH = 1024 * 1024;

    private final SheetRows rows;
    private final Deque<SheetRow> first = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int width = -1;
    private int nextNumber = 1;
    private byte[] bytes = {};
    private int at;
    private @Nullable SheetRow pending;

    SheetCsvStream(SheetRows rows) {
        this.rows = rows;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (width < 0) {
            readWidth();
        }
        text.setLength(0);
        while (text.length() < BUFFER_CHARACTERS) {
            var row = pending == null ? nextRow() : pending;
            if (row == null) {
                break;
            }
            pending = appendBlankLines(row.number()) ? null : row;
            if (pending == null) {
                append(row.cells());
                nextNumber++;
            }
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return bytes.length > 0;
    }

    private @Nullable SheetRow nextRow() throws IOException {
        return first.isEmpty() ? rows.next() : first.poll();
    }

    private void readWidth() throws IOException {
        width = 0;
        long characters = 0;
        while (first.size() < ROWS_OF_WIDTH && characters < CHARACTERS_OF_WIDTH) {
            var row = rows.next();
            if (row == null) {
                return;
            }
            first.add(row);
            width = Math.max(width, row.cells().size());
            characters += row.cells().stream().mapToLong(String::length).sum();
        }
    }

    /// Returns false if the buffer is full before the row.
    private boolean appendBlankLines(int number) {
        while (nextNumber < number && text.length() < BUFFER_CHARACTERS) {
            text.append("\r\n");
            nextNumber++;
        }
        return nextNumber == number;
    }

    private void append(List<String> cells) {
        for (int column = 0; column < Math.max(width, cells.size()); column++) {
            if (column > 0) {
                text.append(',');
            }
            if (column < cells.size()) {
                append(cells.get(column));
            }
        }
        text.append("\r\n");
    }

    private void append(String cell) {
        if (cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            text.append(cell);
        } else {
            text.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
