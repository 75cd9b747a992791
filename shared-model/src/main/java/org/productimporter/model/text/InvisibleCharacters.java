package org.productimporter.model.text;

/// Characters without a shape of their own: controls, line ends, format characters (such as right-to-left override) and
/// unpaired surrogates. In a log or a list they could forge a line or disguise a name. Pure functions.
public final class InvisibleCharacters {

    private InvisibleCharacters() {}

    /// Returns whether a code point is shown as itself.
    public static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// Returns `text` with every invisible character as its Java escape, such as `\n` or `\u202E`. Returns text without
    /// such characters unchanged.
    public static String escape(String text) {
        return text.codePoints().allMatch(InvisibleCharacters::isShown) ? text : escaped(text, "");
    }

    /// Like [#escape], but keeps the characters in `kept`.
    public static String escapeExcept(String kept, String text) {
        return escaped(text, kept);
    }

    private static String escaped(String text, String kept) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (isShown(codePoint) || kept.indexOf(codePoint) >= 0) {
                escaped.appendCodePoint(codePoint);
            } else {
                escaped.append(escapeOf(codePoint));
            }
        });
        return escaped.toString();
    }

    private static String escapeOf(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04X".formatted(codePoint);
        };
    }
}
