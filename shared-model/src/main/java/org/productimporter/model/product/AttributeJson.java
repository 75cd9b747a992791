package org.productimporter.model.product;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Attributes as JSON, in the form in which PostgreSQL writes a `jsonb` value. Pure functions.
public final class AttributeJson {

    private AttributeJson() {}

    /// Returns a JSON object of texts. A null value stays null: for a change of attributes, it removes the key.
    public static String of(Map<String, ? extends @Nullable String> attributes) {
        var json = new StringBuilder("{");
        attributes.forEach((key, value) -> {
            json.append(json.length() == 1 ? "" : ", ");
            append(json, key);
            json.append(": ");
            if (value == null) {
                json.append("null");
            } else {
                append(json, value);
            }
        });
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            append(json, text.charAt(at));
        }
        json.append('"');
    }

    private static void append(StringBuilder json, char character) {
        switch (character) {
            case '"', '\\' -> json.append('\\').append(character);
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> {
                if (character < ' ') {
                    json.append("\\u%04x".formatted((int) character));
                } else {
                    json.append(character);
                }
            }
        }
    }
}
