package org.productimporter.importer.csv;

/// Finds the cells of clean records in UTF-8 without decoding them. A record is clean if its quotes are well-formed and it
/// holds no control characters besides tab and line ends, no U+FEFF, no U+FFFD and no undecodable bytes. Of any other record
/// it says nothing. Not thread-safe; contains the cells of the current record.
public final class CellScanner {

    /// The record is not clean.
    public static final int NONE = -1;

    private static final byte QUOTE = '"';
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    /// Flags of a cell beside the kinds of its bytes.
    private static final byte QUOTED = 1 << 2;
    private static final byte ESCAPED = 1 << 3;

    private final byte[] bytes;
    private final byte delimiter;
    private final CellContent outsideQuotes;

    private final int[] froms;
    private final int[] tos;
    /// Bytes of each cell that are no characters of their own: continuation bytes and the second ones of doubled quotes.
    private final int[] surplusBytes;
    private final byte[] flags;
    private int count;
    private int at;
    private int lineEnds;

    private byte[] unescaped = new byte[1024];
    private int unescapedBytes;

    /// @param delimiter the column delimiter, an ASCII character
    /// @param columns cells beyond this number must be empty in a clean record
    public CellScanner(byte[] bytes, char delimiter, int columns) {
        this.bytes = bytes;
        this.delimiter = (byte) delimiter;
        this.outsideQuotes = CellContent.outsideQuotes(this.delimiter);
        this.froms = new int[columns];
        this.tos = new int[columns];
        this.surplusBytes = new int[columns];
        this.flags = new byte[columns];
    }

    /// Finds the cells of the record that starts at `start`.
    ///
    /// @return index after the record and its line end, or [#NONE] if it is not clean
    public int scan(int start) {
        at = start;
        count = 0;
        lineEnds = 0;
        unescapedBytes = 0;
        while (cell()) {
            if (at == bytes.length) {
                return at;
            }
            byte end = bytes[at++];
            if (end != delimiter) {
                return end == CR && at < bytes.length && bytes[at] == LF ? ++at : at;
            }
        }
        return NONE;
    }

    /// Finds the end of the next cell, which starts at `at`. Returns whether it is clean.
    private boolean cell() {
        return (at < bytes.length && bytes[at] == QUOTE) ? quoted() : unquoted();
    }

    private boolean unquoted() {
        int from = at;
        int kinds = skip(outsideQuotes);
        int to = at;
        while (from < to && isSpace(bytes[from])) {
            from++;
        }
        while (from < to && isSpace(bytes[to - 1])) {
            to--;
        }
        return isAtEnd() && add(from, to, kinds, 0);
    }

    private boolean quoted() {
        int from = ++at;
        int kinds = QUOTED | skip(CellContent.INSIDE_QUOTES);
        int doubled = 0;
        while (at + 1 < bytes.length && bytes[at] == QUOTE && bytes[at + 1] == QUOTE) {
            at += 2;
            doubled++;
            kinds |= ESCAPED | skip(CellContent.INSIDE_QUOTES);
        }
        int to = at;
        if (at == bytes.length || bytes[at++] != QUOTE || !isAtEnd() || (doubled > 0 && isFormula(from))) {
            return false;
        }
        return add(from, to, kinds, doubled);
    }

    /// Moves to the next byte that is no content. Returns the kinds of the bytes before it.
    private int skip(CellContent content) {
        int kinds = 0;
        int next = content.skipOrdinary(bytes, at);
        int looked = next + Long.BYTES;
        while (next < bytes.length) {
            byte kind = content.kindOf(bytes[next]);
            if (kind == CellContent.STOP) {
                break;
            }
            kinds |= kind;
            lineEnds += kind == CellContent.LINE_OR_TAB && isLineEnd(next) ? 1 : 0;
            next++;
            if (next == looked) {
                next = content.skipOrdinary(bytes, next);
                looked = next + Long.BYTES;
            }
        }
        at = next;
        return kinds;
    }

    private boolean isLineEnd(int index) {
        return bytes[index] == CR || (bytes[index] == LF && bytes[index - 1] != CR);
    }

    private boolean isAtEnd() {
        return at == bytes.length || bytes[at] == delimiter || bytes[at] == CR || bytes[at] == LF;
    }

    /// Programs write `="00123"` to keep spreadsheets from changing it.
    private boolean isFormula(int from) {
        return bytes[from] == '=' && bytes[from + 1] == QUOTE;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t';
    }

    private boolean add(int from, int to, int kinds, int doubledQuotes) {
        int continuations = (kinds & CellContent.BEYOND_ASCII) == 0 ? 0 : CleanUtf8.continuations(bytes, from, to);
        if (continuations < 0 || (count >= froms.length && from < to)) {
            return false;
        }
        if (count < froms.length) {
            froms[count] = from;
            tos[count] = to;
            surplusBytes[count] = continuations + doubledQuotes;
            flags[count] = (byte) kinds;
        }
        count++;
        return true;
    }

    /// Returns the number of cells.
    public int count() {
        return count;
    }

    /// Returns the number of line ends inside quotes; CRLF counts once.
    public int lineEnds() {
        return lineEnds;
    }

    /// Returns whether the record consists of spaces and tabs.
    public boolean isBlank() {
        return count == 1 && froms[0] == tos[0] && (flags[0] & QUOTED) == 0;
    }

    /// Returns whether the cell is plain ASCII without tabs and line ends.
    public boolean isAsciiLine(int cell) {
        return (flags[cell] & (CellContent.BEYOND_ASCII | CellContent.LINE_OR_TAB)) == 0;
    }

    /// Returns the number of code points of a cell, 0 if the record does not have it.
    public int characters(int cell) {
        return cell >= count ? 0 : tos[cell] - froms[cell] - surplusBytes[cell];
    }

    /// Shows the content of a cell, empty if the record does not have it: without surrounding blanks, unless it is quoted, and
    /// with single quotes. Valid until the next [#scan].
    public void show(int cell, Utf8Slice slice) {
        if (cell >= count) {
            slice.set(bytes, 0, 0);
        } else if ((flags[cell] & ESCAPED) == 0) {
            slice.set(bytes, froms[cell], tos[cell]);
        } else {
            unescape(froms[cell], tos[cell], slice);
        }
    }

    private void unescape(int from, int to, Utf8Slice slice) {
        if (unescapedBytes + to - from > unescaped.length) {
            // Earlier slices keep the former array.
            unescaped = new byte[2 * (unescapedBytes + to - from)];
        }
        int start = unescapedBytes;
        for (int next = from; next < to; next++) {
            unescaped[unescapedBytes++] = bytes[next];
            next += bytes[next] == QUOTE ? 1 : 0;
        }
        slice.set(unescaped, start, unescapedBytes);
    }
}
