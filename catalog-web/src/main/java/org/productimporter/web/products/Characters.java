package org.productimporter.web.products;

/// Kinds of characters that the rules for a product know. Pure functions.
final class Characters {

    private Characters() {}

    /// White space as people see it, and what spreadsheets leave behind without any width.
    static boolean isSpace(char character) {
        return switch (character) {
            case ' ', '\t', '\r', '\n', '\u200B', '\u2060', '\uFEFF' -> true;
            default -> character >= 0xA0 && Character.isSpaceChar(character);
        };
    }

    /// In a text there are tabs and line ends, and no other controls; half a surrogate pair is no
    /// character at all.
    static boolean isRefused(int codePoint) {
        return switch (codePoint) {
            case '\t', '\r', '\n' -> false;
            default ->
                    Character.isISOControl(codePoint)
                            || Character.getType(codePoint) == Character.SURROGATE;
        };
    }

    /// In a SKU nobody could tell it from one without this character. A space can be seen.
    static boolean isUnseen(int codePoint) {
        return switch (codePoint) {
            case ' ' -> false;
            // Fillers and the braille blank are letters and symbols to Unicode.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F -> true;
            default ->
                    switch (Character.getType(codePoint)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.SPACE_SEPARATOR,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                true;
                        default -> false;
                    };
        };
    }
}
