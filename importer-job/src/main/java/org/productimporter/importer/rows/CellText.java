package org.productimporter.importer.rows;

/// Which kinds of characters a cell holds, and what is trimmed from it. Pure functions; cells are
/// looked at once, so that the checks of clean text need no second look.
final class CellText {

    static final int TEXT = 1;
    static final int SPACE = 1 << 1;
    static final int LINE_OR_TAB = 1 << 2;
    static final int CONTROL = 1 << 3;
    static final int NUL = 1 << 4;
    static final int QUOTE = 1 << 5;
    static final int BEYOND_ASCII = 1 << 6;

    /// Not a character: the cell was quoted.
    static final int QUOTED = 1 << 7;

    static final int NO_CHARACTER = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CellText() {}

    private static final int[] KINDS = kindsOfLatin1();

    /// The kinds of characters between `from` and `to`, as a set of bits.
    static int kinds(char[] buffer, int from, int to) {
        int kinds = 0;
        for (int at = from; at < to; at++) {
            char character = buffer[at];
            kinds |= character < KINDS.length ? KINDS[character] : BEYOND_ASCII;
        }
        return kinds;
    }

    private static int[] kindsOfLatin1() {
        var kinds = new int[0x100];
        for (int character = 0; character < kinds.length; character++) {
            kinds[character] =
                    switch (character) {
                        case ' ' -> SPACE;
                        case '\t', '\r', '\n' -> LINE_OR_TAB;
                        case '"' -> QUOTE;
                        case '\0' -> NUL;
                        default -> {
                            if (Character.isISOControl(character)) {
                                yield CONTROL;
                            }
                            yield character < 0x80 ? TEXT : BEYOND_ASCII;
                        }
                    };
        }
        return kinds;
    }

    /// The cell without a byte order mark in front, and, unless it was quoted, without spaces and
    /// tabs around it.
    static String trimmed(char[] buffer, int from, int to, boolean quoted) {
        int start = from;
        int end = to;
        while (start < end
                && (buffer[start] == BYTE_ORDER_MARK || (!quoted && isSpace(buffer[start])))) {
            start++;
        }
        while (!quoted && start < end && isSpace(buffer[end - 1])) {
            end--;
        }
        return start == end ? "" : new String(buffer, start, end - start);
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    /// The first control character of `text` that is not among `allowed`, or [#NO_CHARACTER].
    static int controlIn(String text, String allowed) {
        return text.codePoints()
                .filter(Character::isISOControl)
                .filter(control -> allowed.indexOf(control) < 0)
                .findFirst()
                .orElse(NO_CHARACTER);
    }

    /// The first character of `text` that nobody can see and that would make two keys look alike,
    /// or [#NO_CHARACTER]. An ASCII space can be seen.
    static int invisibleIn(String text) {
        return text.codePoints().filter(CellText::isInvisible).findFirst().orElse(NO_CHARACTER);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (codePoint) {
            case ' ' -> false;
            // Fillers and the braille blank are letters and symbols to Unicode.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F -> true;
            default ->
                    switch (Character.getType(codePoint)) {
                        case Character.FORMAT,
                                Character.SPACE_SEPARATOR,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                true;
                        default -> false;
                    };
        };
    }

    /// Length in code points, counted only when it could exceed `limit`.
    static int length(String text, int limit) {
        return text.length() <= limit ? text.length() : text.codePointCount(0, text.length());
    }
}
