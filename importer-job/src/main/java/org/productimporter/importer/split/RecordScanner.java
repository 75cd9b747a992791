package org.productimporter.importer.split;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds the ends of records. Works on bytes, for all charsets that are supersets of ASCII, and on
/// blocks that may end anywhere.
///
/// RFC 4180, with each of LF, CR and CRLF as a record end outside quotes. A quote opens a quoted
/// part only as the first byte of a field, apart from spaces and tabs. Elsewhere in an unquoted field
/// it is text. Text after a closing quote is unquoted until the next delimiter or record end.
///
/// Not thread-safe; one scanner reads consecutive blocks from a record start.
///
/// ```java
/// int end;
/// for (int at = 0; (end = scanner.nextEnd(block, at, length)) != NONE; at = end) {
///     // a record ends before `end`, counted from the start of this block
/// }
/// ```
final class RecordScanner {

    /// No record ends in the rest of the block.
    public static final int NONE = -1;

    private static final byte QUOTE = '"';
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * QUOTE;
    private static final long CRS = ONES * CR;
    private static final long LFS = ONES * LF;

    private final byte delimiter;

    /// The last byte before the current block; LF at a record start.
    private byte previous = LF;

    /// Like `previous`, but not a space or a tab.
    private byte previousText = LF;

    private boolean quoted;
    private boolean quoteUndecided;
    private boolean crUndecided;

    private long position;
    private long lines;
    private long lineStart;
    private long openQuoteLine;
    private long openQuoteColumn;

    /// Creates a scanner at a record start.
    ///
    /// @param delimiter the column delimiter, an ASCII character
    public RecordScanner(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    /// Finds the next record end.
    ///
    /// @param block the bytes
    /// @param from first byte not yet scanned
    /// @param to first byte after the block
    /// @return index of the first byte after the record end, or [#NONE] if the block contains no
    ///     further one. Equals `from` if the previous block ended with a CR and no LF follows. At the
    ///     end of the data, bytes after the last record end are a record too.
    public int nextEnd(byte[] block, int from, int to) {
        if (from == to) {
            return NONE;
        }
        int end = crUndecided ? afterCr(block, from) : find(block, from, to);
        position += (end == NONE ? to : end) - from;
        previousText = end == NONE ? textBefore(block, to, from) : LF;
        previous = end == NONE ? block[to - 1] : LF;
        return end;
    }

    private int afterCr(byte[] block, int from) {
        crUndecided = false;
        if (block[from] != LF) {
            return from;
        }
        lineStart = position + 1;
        return from + 1;
    }

    private int find(byte[] block, int from, int to) {
        int at = quoteUndecided ? afterQuote(block, from) : from;
        while ((at = nextMark(block, at, to)) < to) {
            byte mark = block[at];
            byte before = at == from ? previous : block[at - 1];
            if (mark == QUOTE) {
                at = quoted ? closeQuote(block, at, to) : openQuote(block, at, from);
            } else if (quoted) {
                lineEnd(mark, before, at + 1 - from);
                at++;
            } else {
                return recordEnd(block, at, from, to);
            }
        }
        return NONE;
    }

    private int afterQuote(byte[] block, int from) {
        quoteUndecided = false;
        if (block[from] == QUOTE) {
            return from + 1;
        }
        quoted = false;
        return from;
    }

    private int closeQuote(byte[] block, int at, int to) {
        int next = at + 1;
        if (next == to) {
            quoteUndecided = true;
            return next;
        }
        if (block[next] == QUOTE) {
            return next + 1;
        }
        quoted = false;
        return next;
    }

    private int openQuote(byte[] block, int at, int from) {
        byte before = textBefore(block, at, from);
        if (before == delimiter || before == LF || before == CR) {
            quoted = true;
            openQuoteLine = lines;
            openQuoteColumn = position + at - from - lineStart + 1;
        }
        return at + 1;
    }

    /// Returns the last byte before `at` that is no space and no tab.
    private byte textBefore(byte[] block, int at, int from) {
        int last = at - 1;
        while (last >= from && isBlank(block[last])) {
            last--;
        }
        return last >= from ? block[last] : previousText;
    }

    private boolean isBlank(byte character) {
        return (character == ' ' || character == '\t') && character != delimiter;
    }

    private int recordEnd(byte[] block, int at, int from, int to) {
        byte mark = block[at];
        int end = at + 1;
        if (mark == CR && end < to && block[end] == LF) {
            end++;
        }
        lines++;
        lineStart = position + end - from;
        if (mark == CR && end == to && block[end - 1] == CR) {
            crUndecided = true;
            return NONE;
        }
        return end;
    }

    private void lineEnd(byte mark, byte before, int consumed) {
        if (mark == CR || before != CR) {
            lines++;
        }
        lineStart = position + consumed;
    }

    /// Returns the number of line ends so far, inside and outside quotes; CRLF counts once.
    public long lines() {
        return lines;
    }

    /// Returns whether the position is inside quotes. At the end of the data, a quote was never
    /// closed.
    public boolean isQuoted() {
        return quoted && !quoteUndecided;
    }

    /// Returns the number of line ends before the last opening quote.
    public long openQuoteLine() {
        return openQuoteLine;
    }

    /// Returns the position of the last opening quote in its line in bytes, from 1.
    public long openQuoteColumn() {
        return openQuoteColumn;
    }

    /// Searches eight bytes at a time for a quote, CR or LF. The lowest hit of [#zeroBytes] is
    /// always correct, and only the lowest is used.
    private static int nextMark(byte[] block, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) WORDS.get(block, at);
            long hits = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ CRS) | zeroBytes(word ^ LFS);
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && block[at] != QUOTE && block[at] != CR && block[at] != LF) {
            at++;
        }
        return at;
    }

    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
