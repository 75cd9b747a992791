package org.productimporter.model.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// A text as UTF-8 in a larger array, so that it need not be decoded to be compared or sent. Immutable as long as the
/// array is.
///
/// @param bytes contains the text
/// @param from index of the first byte
/// @param to index behind the last byte
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the text
public record Utf8Text(byte[] bytes, int from, int to) implements Comparable<Utf8Text> {

    private static final Utf8Text EMPTY = of(new byte[0]);

    public Utf8Text {
        Objects.checkFromToIndex(from, to, bytes.length);
    }

    /// Returns the text of the whole array.
    public static Utf8Text of(byte[] bytes) {
        return new Utf8Text(bytes, 0, bytes.length);
    }

    public static Utf8Text of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Utf8Text empty() {
        return EMPTY;
    }

    public int length() {
        return to - from;
    }

    /// Compares in the order of the collation `C`: by unsigned bytes.
    @Override
    public int compareTo(Utf8Text other) {
        return Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
    }

    /// Returns whether `other` has the same text, in any array.
    @Override
    public boolean equals(Object other) {
        return other instanceof Utf8Text text && Arrays.equals(bytes, from, to, text.bytes, text.from, text.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }

    /// Returns the text.
    @Override
    public String toString() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
}
