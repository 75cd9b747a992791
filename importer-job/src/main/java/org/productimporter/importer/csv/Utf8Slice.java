package org.productimporter.importer.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text in UTF-8 as a part of an array, or no text. Mutable, so that one slice shows the cells of many records; the array
/// is not copied. Not thread-safe.
public final class Utf8Slice {

    private static final int ABSENT = -1;
    private static final byte[] NO_BYTES = {};

    private byte[] bytes = NO_BYTES;
    private int from;
    private int length = ABSENT;

    /// Shows `array[start, end)`.
    public void set(byte[] array, int start, int end) {
        bytes = array;
        from = start;
        length = end - start;
    }

    /// Shows a text, or no text for null.
    public void set(@Nullable String text) {
        if (text == null) {
            clear();
        } else {
            var utf8 = text.getBytes(UTF_8);
            set(utf8, 0, utf8.length);
        }
    }

    /// Shows no text.
    public void clear() {
        set(NO_BYTES, 0, ABSENT);
    }

    /// Returns whether there is no text; an empty text is a text.
    public boolean isAbsent() {
        return length == ABSENT;
    }

    /// Returns the array that contains the text.
    public byte[] bytes() {
        return bytes;
    }

    /// Returns the index of the first byte.
    public int from() {
        return from;
    }

    /// Returns the number of bytes, or -1 if there is no text.
    public int length() {
        return length;
    }

    /// Returns the byte with a number from 0.
    public byte at(int index) {
        return bytes[from + index];
    }

    /// Returns whether the text consists of these bytes.
    public boolean hasBytes(byte[] others) {
        return length == others.length && Arrays.equals(bytes, from, from + length, others, 0, others.length);
    }

    /// Returns the text, or null if there is none.
    public @Nullable String text() {
        return isAbsent() ? null : new String(bytes, from, length, UTF_8);
    }

    @Override
    public String toString() {
        return String.valueOf(text());
    }
}
