package org.productimporter.importer.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads CSV one byte at a time, in the plainest way that is right. Shares nothing with the
/// product's own reader, so that the two can be held against each other. For one thread.
///
/// Until a record is split, a character stands for one byte; only then is it read as UTF-8.
final class ReferenceCsv implements AutoCloseable {

    private static final int END = -1;
    private static final int MAX_RECORD_BYTES = 1 << 20;

    private final InputStream in;
    private final int delimiter;
    private int next;
    private long line;

    /// One record as it stands in the file.
    ///
    /// @param line physical line on which it starts
    /// @param bytes the record without its end, one character a byte
    /// @param cells its cells, one character a byte
    /// @param malformed whether text stands behind a closing quote, or a quote is not closed
    record Entry(long line, String bytes, List<Cell> cells, boolean malformed) {

        boolean isBlank() {
            return bytes.isBlank();
        }

        boolean isTooLarge() {
            return bytes.length() > MAX_RECORD_BYTES;
        }

        /// The record as text, or null when it is not UTF-8.
        @Nullable
        String text() {
            return utf8(bytes);
        }
    }

    /// @param bytes what stands between the delimiters or quotes, one character a byte
    record Cell(String bytes, boolean quoted) {

        /// The value: a byte order mark at its start and, without quotes, blanks around it are
        /// not part of it.
        String text() {
            var text = decoded();
            var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return quoted ? bare : trimBlanks(bare);
        }

        /// The text as it stands in the file.
        String decoded() {
            var text = utf8(bytes);
            if (text == null) {
                throw new IllegalStateException("a cell is only read when its record is UTF-8");
            }
            return text;
        }
    }

    ReferenceCsv(InputStream file, char delimiter) throws IOException {
        this(file, delimiter, 1);
        if (next == 0xEF) {
            in.skipNBytes(2);
            next = in.read();
        }
    }

    private ReferenceCsv(InputStream file, char delimiter, long firstLine) throws IOException {
        this.in = new BufferedInputStream(file, 1 << 16);
        this.delimiter = delimiter;
        this.line = firstLine;
        this.next = in.read();
    }

    /// Reads what follows the header.
    static ReferenceCsv withoutHeader(InputStream records, char delimiter, long firstLine) throws IOException {
        return new ReferenceCsv(records, delimiter, firstLine);
    }

    /// The next record, also a blank one, or null at the end of the file.
    @Nullable
    Entry read() throws IOException {
        if (next == END) {
            return null;
        }
        var start = line;
        var bytes = new StringBuilder();
        var cells = new ArrayList<Cell>();
        var malformed = false;
        do {
            malformed |= readCell(bytes, cells);
        } while (take(bytes, delimiter));
        skipRecordEnd();
        return new Entry(start, bytes.toString(), cells, malformed);
    }

    /// Reads up to the delimiter or record end that follows; true when text stands behind a closing
    /// quote. Blanks around a quoted cell are no content.
    private boolean readCell(StringBuilder bytes, List<Cell> cells) throws IOException {
        var value = readBlanks(bytes);
        var quoted = next == '"';
        if (quoted) {
            value.setLength(0);
        }
        var malformed = quoted && !readQuoted(bytes, value);
        if (quoted) {
            readBlanks(bytes);
        }
        while (!atCellEnd()) {
            malformed |= quoted;
            value.append((char) next);
            advance(bytes);
        }
        cells.add(new Cell(value.toString(), quoted));
        return malformed;
    }

    private StringBuilder readBlanks(StringBuilder bytes) throws IOException {
        var blanks = new StringBuilder();
        while (next != delimiter && (next == ' ' || next == '\t')) {
            blanks.append((char) next);
            advance(bytes);
        }
        return blanks;
    }

    /// Reads from the opening quote to the closing one; false when there is none.
    private boolean readQuoted(StringBuilder bytes, StringBuilder value) throws IOException {
        advance(bytes);
        while (next != END) {
            if (next == '"') {
                advance(bytes);
                if (next != '"') {
                    return true;
                }
            }
            value.append((char) next);
            countLine();
            advance(bytes);
        }
        return false;
    }

    private void countLine() throws IOException {
        if (next == '\n' || (next == '\r' && peek() != '\n')) {
            line++;
        }
    }

    private void skipRecordEnd() throws IOException {
        if (next == END) {
            return;
        }
        var carriageReturn = next == '\r';
        next = in.read();
        if (carriageReturn && next == '\n') {
            next = in.read();
        }
        line++;
    }

    private boolean take(StringBuilder bytes, int wanted) throws IOException {
        if (next != wanted) {
            return false;
        }
        advance(bytes);
        return true;
    }

    private void advance(StringBuilder bytes) throws IOException {
        bytes.append((char) next);
        next = in.read();
    }

    private int peek() throws IOException {
        in.mark(1);
        var following = in.read();
        in.reset();
        return following;
    }

    private boolean atCellEnd() {
        return next == delimiter || next == '\n' || next == '\r' || next == END;
    }

    private static String trimBlanks(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && " \t".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static @Nullable String utf8(String bytes) {
        try {
            var encoded = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
