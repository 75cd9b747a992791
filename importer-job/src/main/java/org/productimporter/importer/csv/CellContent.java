package org.productimporter.importer.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.productimporter.model.product.Characters;

/// The kind of each byte of a cell, and the search for the bytes that are not ordinary, which are few. Immutable.
final class CellContent {

    /// Kinds of bytes. An ordinary one has none of them; a stop is no content of a clean cell.
    static final byte BEYOND_ASCII = 1;
    static final byte LINE_OR_TAB = 1 << 1;
    static final byte STOP = -1;

    static final CellContent INSIDE_QUOTES = new CellContent((byte) '"');

    private static final int ASCII = 1 << (Byte.SIZE - 1);

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long SPACES = ONES * ' ';

    private final byte[] kinds = new byte[1 << Byte.SIZE];

    /// Eight times the first stop.
    private final long stops;

    private CellContent(byte... stops) {
        this.stops = ONES * stops[0];
        Arrays.fill(kinds, ASCII, kinds.length, BEYOND_ASCII);
        for (char character = 0; character < ASCII; character++) {
            kinds[character] = kindOf(character);
        }
        for (byte stop : stops) {
            kinds[stop & 0xFF] = STOP;
        }
    }

    static CellContent outsideQuotes(byte delimiter) {
        return new CellContent(delimiter, (byte) '\r', (byte) '\n');
    }

    private static byte kindOf(char character) {
        int kind = Characters.kinds(new char[] {character}, 0, 1);
        if ((kind & (Characters.CONTROL | Characters.QUOTE)) != 0) {
            return STOP;
        }
        return (kind & Characters.LINE_OR_TAB) == 0 ? 0 : LINE_OR_TAB;
    }

    byte kindOf(byte character) {
        return kinds[character & 0xFF];
    }

    /// Returns the index of the next byte that is not ordinary, or of one of the last bytes.
    ///
    /// Looks at eight bytes at a time. The high bit of a byte of `hits` is set if it is beyond ASCII, DEL or below a space, or
    /// equals a quote or the first stop. Borrows and carries set bits above such a byte only, so the lowest one is always correct.
    int skipOrdinary(byte[] bytes, int from) {
        int next = from;
        for (int last = bytes.length - Long.BYTES; next <= last; next += Long.BYTES) {
            long word = (long) WORDS.get(bytes, next);
            long hits = word | (word + ONES) | (word - SPACES) | ((word ^ QUOTES) - ONES) | ((word ^ stops) - ONES);
            if ((hits & HIGH_BITS) != 0) {
                return next + (Long.numberOfTrailingZeros(hits & HIGH_BITS) >>> 3);
            }
        }
        return next;
    }
}
