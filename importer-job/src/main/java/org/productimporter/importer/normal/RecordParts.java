package org.productimporter.importer.normal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cells of a record as they are written, with their quotes.
final class RecordParts {

    private final List<byte[]> parts = new ArrayList<>();

    /// Cuts `bytes[from, to)` at the delimiters outside quotes.
    RecordParts(byte[] bytes, int from, int to, char delimiter) {
        int start = from;
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '"' && (quoted || isBlank(bytes, start, at))) {
                quoted = !quoted;
            } else if (bytes[at] == '"' && at > start && bytes[at - 1] == '"') {
                // The second one of two quotes inside quotes.
                quoted = true;
            } else if (bytes[at] == delimiter && !quoted) {
                parts.add(Arrays.copyOfRange(bytes, start, at));
                start = at + 1;
            }
        }
        parts.add(Arrays.copyOfRange(bytes, start, to));
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    int size() {
        return parts.size();
    }

    /// Replaces a cell by a quoted one.
    void set(int column, String text) {
        parts.set(column, ('"' + text.replace("\"", "\"\"") + '"').getBytes(UTF_8));
    }

    void writeTo(ByteArrayOutputStream out, char delimiter) {
        for (int column = 0; column < parts.size(); column++) {
            if (column > 0) {
                out.write(delimiter);
            }
            out.writeBytes(parts.get(column));
        }
    }
}
