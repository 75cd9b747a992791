package org.productimporter.web.uploads;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.InvisibleCharacters;

/// Cleans the file name of a client for display. The name is never used as a path.
public final class DisplayFileName {

    private static final int MAX_LENGTH = 255;

    private DisplayFileName() {}

    /// Returns the last path segment of `name` without control characters, format characters (such as right-to-left
    /// override) and unpaired surrogates, cut to 255 characters. Returns `fallback` if nothing remains.
    public static String clean(@Nullable String name, String fallback) {
        if (name == null) {
            return fallback;
        }
        var lastSegment = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var cleaned = new StringBuilder();
        lastSegment.codePoints()
                .filter(InvisibleCharacters::isShown)
                .limit(MAX_LENGTH)
                .forEach(cleaned::appendCodePoint);
        var text = cleaned.toString().strip();
        return text.isEmpty() || text.equals(".") || text.equals("..") ? fallback : text;
    }
}
