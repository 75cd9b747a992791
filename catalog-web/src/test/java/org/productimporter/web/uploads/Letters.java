package org.productimporter.web.uploads;

import java.io.InputStream;
import java.util.Arrays;

/// A body of so many letters, made while it is read. For one thread.
final class Letters extends InputStream {

    private static final byte LETTER = 'a';

    private long left;

    Letters(long bytes) {
        left = bytes;
    }

    /// How many have not been read.
    long left() {
        return left;
    }

    @Override
    public int read() {
        return left-- > 0 ? LETTER : -1;
    }

    @Override
    public int read(byte[] block, int from, int length) {
        if (left <= 0) {
            return -1;
        }
        var filled = (int) Math.min(left, length);
        Arrays.fill(block, from, from + filled, LETTER);
        left -= filled;
        return filled;
    }
}
