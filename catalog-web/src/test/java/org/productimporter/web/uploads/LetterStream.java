package org.productimporter.web.uploads;

import java.io.InputStream;
import java.util.Arrays;

/// Generates a body of letters while it is read. Not thread-safe.
final class LetterStream extends InputStream {

    private static final byte LETTER = 'a';

    private long remaining;

    LetterStream(long bytes) {
        remaining = bytes;
    }

    /// Returns the number of unread bytes.
    long remaining() {
        return remaining;
    }

    @Override
    public int read() {
        return remaining-- > 0 ? LETTER : -1;
    }

    @Override
    public int read(byte[] block, int from, int length) {
        if (remaining <= 0) {
            return -1;
        }
        var filled = (int) Math.min(remaining, length);
        Arrays.fill(block, from, from + filled, LETTER);
        remaining -= filled;
        return filled;
    }
}
