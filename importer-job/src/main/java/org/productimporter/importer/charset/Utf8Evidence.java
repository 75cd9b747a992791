package org.productimporter.importer.charset;

import java.io.ByteArrayOutputStream;

/// What the bytes of a text say about UTF-8: the number of its characters of several bytes, and of the rows with bytes
/// that are not UTF-8.
final class Utf8Evidence {

    /// Enough for every statistic.
    private static final int MAX_LEGACY_BYTES = 256 * 1024;

    private final byte[] head;
    private final ByteArrayOutputStream legacy = new ByteArrayOutputStream();
    private long characters;
    private long badBytes;
    private long badLines;
    private long lines;
    private long firstBadLine;

    /// @param whole whether the bytes are the whole text; otherwise their last character may be cut
    Utf8Evidence(byte[] head, boolean whole) {
        this.head = head;
        int lineStart = 0;
        int length = whole ? head.length : withoutCutCharacter(head);
        while (lineStart < length) {
            lineStart = line(lineStart, length);
        }
    }

    private static int withoutCutCharacter(byte[] head) {
        int at = head.length;
        while (at > 0 && head.length - at < 3 && (head[at - 1] & 0xC0) == 0x80) {
            at--;
        }
        return at > 0 && (head[at - 1] & 0xC0) == 0xC0 ? at - 1 : head.length;
    }

    private int line(int from, int length) {
        long badBefore = badBytes;
        boolean ascii = true;
        int at = from;
        while (at < length && head[at] != '\n' && head[at] != '\r') {
            if (head[at] >= 0) {
                at++;
                continue;
            }
            ascii = false;
            int size = sequence(at, length);
            characters += size > 0 ? 1 : 0;
            badBytes += size > 0 ? 0 : 1;
            at += Math.max(size, 1);
        }
        lines += at > from ? 1 : 0;
        if (badBytes > badBefore) {
            badLines++;
            firstBadLine = firstBadLine == 0 ? lines : firstBadLine;
        }
        if (!ascii && legacy.size() < MAX_LEGACY_BYTES) {
            legacy.write(head, from, Math.min(at - from, MAX_LEGACY_BYTES));
            legacy.write('\n');
        }
        return at + 1;
    }

    /// Returns the length of the character of several bytes at this index, or 0 if there is none.
    private int sequence(int at, int length) {
        int lead = head[at] & 0xFF;
        int size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (size == 0 || at + size > length) {
            return 0;
        }
        for (int next = 1; next < size; next++) {
            if ((head[at + next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = head[at + 1] & 0xFF;
        boolean overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        boolean outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
        return overlong || outside ? 0 : size;
    }

    boolean isAscii() {
        return characters == 0 && badBytes == 0;
    }

    boolean isValid() {
        return badBytes == 0;
    }

    long characters() {
        return characters;
    }

    long badBytes() {
        return badBytes;
    }

    long badLines() {
        return badLines;
    }

    /// Returns the number of lines that are not blank.
    long lines() {
        return lines;
    }

    /// Returns the number of the first bad line, blank lines not counted; 0 if there is none.
    long firstBadLine() {
        return firstBadLine;
    }

    /// Returns the lines that are not ASCII.
    byte[] otherThanAscii() {
        return legacy.toByteArray();
    }
}
