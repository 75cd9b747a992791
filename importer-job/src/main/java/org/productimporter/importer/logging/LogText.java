package org.productimporter.importer.logging;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.InvisibleCharacters;
import org.slf4j.helpers.MessageFormatter;

/// Makes log messages inert: a value from outside, such as a file name, cannot begin a line that looks like another message,
/// and cannot control a terminal. Pure functions.
final class LogText {

    /// Starts each further line of a message. A new message starts in the first column.
    private static final String CONTINUATION = "\n    ";

    private LogText() {}

    /// Formats a message. Its values stay on one line, its pattern may have several.
    static String message(@Nullable String pattern, Object @Nullable [] values) {
        return lines(MessageFormatter.arrayFormat(pattern, escaped(values)).getMessage());
    }

    /// Returns a text whose further lines are indented and whose other invisible characters are escaped.
    static String lines(@Nullable String text) {
        if (text == null || text.codePoints().allMatch(InvisibleCharacters::isShown)) {
            return String.valueOf(text);
        }
        var unix = text.replace("\r\n", "\n");
        return InvisibleCharacters.escapeExcept("\n\t", unix).replaceAll("\n(?=[^\n])", CONTINUATION);
    }

    private static Object @Nullable [] escaped(Object @Nullable [] values) {
        if (values == null) {
            return null;
        }
        var escaped = values.clone();
        for (var i = 0; i < escaped.length; i++) {
            if (escaped[i] instanceof CharSequence || escaped[i] instanceof Path) {
                escaped[i] = InvisibleCharacters.escape(escaped[i].toString());
            }
        }
        return escaped;
    }
}
