package org.productimporter.web.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes texts that come from outside fit for the log: one line, of bounded length.
final class AuditText {

    static final int ACTOR_LENGTH = 200;
    static final int OBJECT_LENGTH = 1000;

    private static final int LAST_ASCII = 0x7e;

    private AuditText() {}

    /// Control characters and whatever else moves the writing are written as their numbers, so
    /// that no entry can look like two.
    static String oneLine(String text, int maxLength) {
        var line = new StringBuilder();
        text.codePoints()
                .forEach(
                        character -> {
                            if (isPlain(character)) {
                                line.appendCodePoint(character);
                            } else {
                                line.append("\\u%04x".formatted(character));
                            }
                        });
        return line.length() <= maxLength ? line.toString() : line.substring(0, maxLength);
    }

    private static boolean isPlain(int character) {
        if (character <= LAST_ASCII) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /// JSON as PostgreSQL can keep it, which has no place for U+0000.
    static @Nullable String storable(@Nullable JsonNode json) {
        return json == null ? null : json.toString().replace("\\u0000", "\\ufffd");
    }
}
