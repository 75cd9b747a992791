package org.productimporter.web.operations.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes text from outside safe for the log: one line of bounded length.
final class AuditText {

    static final int ACTOR_LENGTH = 200;
    static final int OBJECT_LENGTH = 1000;

    private static final int LAST_ASCII = 0x7e;

    private AuditText() {}

    /// Escapes control characters, line breaks and direction marks, so that one entry cannot look like two.
    static String oneLine(String text, int maxLength) {
        var line = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isPrintable(character)) {
                line.appendCodePoint(character);
            } else {
                line.append("\\u%04x".formatted(character));
            }
        });
        return line.length() <= maxLength ? line.toString() : line.substring(0, maxLength);
    }

    private static boolean isPrintable(int character) {
        if (character <= LAST_ASCII) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// JSON without U+0000, which PostgreSQL cannot store.
    static @Nullable String storable(@Nullable JsonNode json) {
        return json == null ? null : json.toString().replace("\\u0000", "\\ufffd");
    }
}
