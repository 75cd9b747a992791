package org.productimporter.model.product;

/// White space of all scripts, including the zero-width characters that spreadsheets and web pages produce.
///
/// Java and PostgreSQL do not trim U+00A0 and U+200B. Bidirectional controls change the appearance of a text and are not
/// white space.
public final class Whitespace {

    private Whitespace() {}

    /// Removes leading and trailing white space.
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhitespace(text.charAt(start))) {
            start++;
        }
        while (start < end && isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWhitespace(char character) {
        return switch (character) {
            case ' ', '\t', '\r', '\n', '\u200B', '\u2060', '\uFEFF' -> true;
            default -> character >= 0xA0 && Character.isSpaceChar(character);
        };
    }
}
