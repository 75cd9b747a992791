package org.productimporter.model.product;

/// Kinds of characters as a bit set, so that one scan of a text decides which checks it needs. Pure functions.
public final class Characters {

    public static final int TEXT = 1;
    public static final int SPACE = 1 << 1;
    public static final int LINE_OR_TAB = 1 << 2;
    public static final int CONTROL = 1 << 3;
    public static final int NUL = 1 << 4;
    public static final int QUOTE = 1 << 5;
    public static final int BEYOND_ASCII = 1 << 6;

    /// U+FFFD, which a decoder writes in place of bytes that it cannot decode.
    public static final int REPLACEMENT = 1 << 7;

    private static final int MASK = 0xFF;

    static final int NO_CHARACTER = -1;

    /// The kind of every `char`: a lookup is faster than comparisons.
    private static final byte[] KINDS = kindsOfCharacters();

    private Characters() {}

    /// Returns the kinds of the characters of `buffer[from, to)`.
    public static int kinds(char[] buffer, int from, int to) {
        int kinds = 0;
        for (int at = from; at < to; at++) {
            kinds |= KINDS[buffer[at]];
        }
        return kinds & MASK;
    }

    /// Returns the kinds of the characters of a text that no decoder has checked. It may contain an unpaired surrogate,
    /// for which non-ASCII text has the kind [#CONTROL].
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
            case '\uFFFD' -> BEYOND_ASCII | REPLACEMENT;
            default -> {
                if (Character.isISOControl(character)) {
                    yield CONTROL;
                }
                yield character < 0x80 ? TEXT : BEYOND_ASCII;
            }
        };
    }

    /// Returns the first unpaired surrogate or control character of `text` that is not in `allowed`, or
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

    /// Returns the first invisible character of `text`, which would make different keys look equal, or [#NO_CHARACTER].
    /// An ASCII space is visible.
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
            // Unicode classifies fillers and the braille blank as letters and symbols.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F -> true;
            // Inherent vowels of Khmer and variation selectors of Mongolian are marks.
            case 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2065 -> true;
            default -> switch (Character.getType(codePoint)) {
                case Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                default -> isInDefaultIgnorableRange(codePoint);
            };
        };
    }

    /// The ranges of Default_Ignorable_Code_Point with variation selectors and unassigned code points.
    private static boolean isInDefaultIgnorableRange(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    }

    /// Returns the length in code points, or that in `char`s if it does not exceed `limit`.
    static int length(String text, int limit) {
        return text.length() <= limit ? text.length() : text.codePointCount(0, text.length());
    }
}
