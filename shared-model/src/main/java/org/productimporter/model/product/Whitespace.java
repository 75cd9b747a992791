package org.productimporter.model.product;

/// White space as people see it: of every script, and also the characters without width that
/// spreadsheets and web pages leave behind.
///
/// Wider than Java's and PostgreSQL's trimming, which both keep U+00A0 and U+200B; narrower than
/// "invisible": bidirectional controls change how a text reads, so they are never dropped.
public final class Whitespace {

    private Whitespace() {}

    /// The text without white space around it; inside it stays.
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
