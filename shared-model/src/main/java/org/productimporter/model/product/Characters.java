package org.productimporter.model.product;

/// Kinds of characters as a set of bits. A text is scanned once; clean text needs no second look. Pure functions.
public final class Characters {

    public static final int TEXT = 1;
    public static final int SPACE = 1 << 1;
    public static final int LINE_OR_TAB = 1 << 2;
    public static final int CONTROL = 1 << 3;
    public static final int NUL = 1 << 4;
    public static final int QUOTE = 1 << 5;
    public static final int BEYOND_ASCII = 1 << 6;

    static final int NO_CHARACTER = -1;

    /// For every `char`, so that a lookup needs no comparison.
    private static final byte[] KINDS = kindsOfCharacters();

    private Characters() {}

    /// The kinds of the characters of `buffer[from, to)`.
    public static int kinds(char[] buffer, int from, int to) {
        int kinds = 0;
        for (int at = from; at < to; at++) {
            kinds |= KINDS[buffer[at]];
        }
        return kinds;
    }

    /// The kinds of the characters of a text that no decoder has checked: it may hold half a surrogate pair, for which
    /// [#CONTROL] asks for a second look.
    static int kinds(String text) {
        int kinds = kinds(text.toCharArray(), 0, text.length());
        return (kinds & BEYOND_ASCII) == 0 ? kinds : kinds | CONTROL;
    }

    private static byte[] kindsOfCharacters() {
        var kinds = new byte[Character.MAX_VALUE + 1];
        for (int character = 0; character < kinds.length; character++) {
            kinds[character] = (byte) kind((char) character);
        }
        return kinds;
    }

    private static int kind(char character) {
        return switch (character) {
            case ' ' -> SPACE;
            case '\t', '\r', '\n' -> LINE_OR_TAB;
            case '"' -> QUOTE;
            case '\0' -> NUL | CONTROL;
            default -> {
                if (Character.isISOControl(character)) {
                    yield CONTROL;
                }
                yield character < 0x80 ? TEXT : BEYOND_ASCII;
            }
        };
    }

    /// The first control character of `text` that is not among `allowed`, or half a surrogate pair; else
    /// [#NO_CHARACTER].
    static int firstControl(String text, String allowed) {
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            var isLoneSurrogate = Character.isBmpCodePoint(character) && Character.isSurrogate((char) character);
            if (isLoneSurrogate || (Character.isISOControl(character) && allowed.indexOf(character) < 0)) {
                return character;
            }
            at += Character.charCount(character);
        }
        return NO_CHARACTER;
    }

    /// The first character of `text` that nobody can see and that would make two keys look alike, or
    /// [#NO_CHARACTER]. An ASCII space can be seen.
    static int firstInvisible(String text) {
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            if (isInvisible(character)) {
                return character;
            }
            at += Character.charCount(character);
        }
        return NO_CHARACTER;
    }

    private static boolean isInvisible(int codePoint) {
        return switch (codePoint) {
            case ' ' -> false;
            // Fillers and the braille blank are letters and symbols to Unicode.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F -> true;
            default -> switch (Character.getType(codePoint)) {
                case Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                default -> false;
            };
        };
    }

    /// Length in code points, counted only when it could exceed `limit`.
    static int length(String text, int limit) {
        return text.length() <= limit ? text.length() : text.codePointCount(0, text.length());
    }
}
