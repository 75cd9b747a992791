package org.productimporter.web.uploads;

import org.jspecify.annotations.Nullable;

/// Makes the name that a client gave to a file fit to be shown. It is never used as a path.
public final class DisplayFileName {

    private static final int MAX_LENGTH = 255;

    private DisplayFileName() {}

    /// The last segment of `name` without control, format (such as right-to-left override) and
    /// unpaired surrogate characters, of at most 255 characters; `fallback` when nothing is
    /// left.
    public static String clean(@Nullable String name, String fallback) {
        if (name == null) {
            return fallback;
        }
        var lastSegment = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var shown = new StringBuilder();
        lastSegment.codePoints().filter(DisplayFileName::isShown).limit(MAX_LENGTH).forEach(shown::appendCodePoint);
        var text = shown.toString().strip();
        return text.isEmpty() || text.equals(".") || text.equals("..") ? fallback : text;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
