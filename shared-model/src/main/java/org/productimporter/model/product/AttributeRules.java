package org.productimporter.model.product;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules of the attributes of a product for rows of files, REST and forms. Pure functions. An empty text is no
/// attribute: it means that the product does not have the key.
public final class AttributeRules {

    /// Precedes a key where names of product fields stand beside keys: mappings, headers of exports, errors.
    public static final String PREFIX = "attributes.";

    public static final int MAX_ATTRIBUTES = 200;
    public static final int MAX_KEY_CHARACTERS = 100;
    public static final int MAX_VALUE_CHARACTERS = 10_000;

    /// The size of all attributes as JSON in UTF-8.
    public static final int MAX_BYTES = 64 * 1024;

    /// A character of JSON has up to six bytes, and a member eight characters besides key and value.
    private static final int MAX_CHARACTER_BYTES = 6;
    private static final int MEMBER_BYTES = 8;

    private AttributeRules() {}

    /// Returns all violations, those of the keys and values before that of the whole; empty if the attributes are valid.
    public static List<AttributeError> errors(Map<String, String> attributes) {
        var errors = new ArrayList<AttributeError>();
        attributes.forEach((key, value) -> {
            var ofKey = key(key);
            errors.add(ofKey == null ? value(key, value, Characters.kinds(value)) : ofKey);
        });
        errors.removeIf(Objects::isNull);
        var size = errors.isEmpty() ? size(attributes) : null;
        return size == null ? List.copyOf(errors) : List.of(size);
    }

    /// Returns the violation of a key, or null. A key has no surrounding white space, which the header of a file loses.
    public static @Nullable AttributeError key(String key) {
        if (key.isEmpty() || !Whitespace.strip(key).equals(key)) {
            return new AttributeError(key, RejectionCode.INVISIBLE_CHARACTER,
                    "the key %s is empty or has white space around it; remove it".formatted(ProductError.shown(key)));
        }
        int control = Characters.firstControl(key, "");
        if (control != Characters.NO_CHARACTER) {
            return new AttributeError(key, RejectionCode.CONTROL_CHARACTER,
                    "a key holds the control character U+%04X; remove it".formatted(control));
        }
        var fault = TextFault.tooLong("key " + ProductError.shown(key), key, MAX_KEY_CHARACTERS);
        return fault == null ? null : new AttributeError(key, fault.code(), fault.message());
    }

    /// Returns the violation of a value, or null.
    ///
    /// @param kinds at least the [Characters] of `value`
    public static @Nullable AttributeError value(String key, String value, int kinds) {
        var fault = TextFault.of("attribute " + ProductError.shown(key), value, kinds, MAX_VALUE_CHARACTERS);
        return fault == null ? null : new AttributeError(key, fault.code(), fault.message());
    }

    /// Returns the violation of the limits of all attributes together, or null. It names the first attribute beyond them.
    public static @Nullable AttributeError size(Map<String, ? extends @Nullable String> attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            var first = attributes.keySet().stream().skip(MAX_ATTRIBUTES).findFirst().orElseThrow();
            return new AttributeError(first, RejectionCode.TOO_LONG,
                    "there are %,d attributes, at most %,d are allowed".formatted(attributes.size(), MAX_ATTRIBUTES));
        }
        return isSurelySmall(attributes) ? null : bytes(attributes);
    }

    private static boolean isSurelySmall(Map<String, ? extends @Nullable String> attributes) {
        long bytes = 0;
        for (var attribute : attributes.entrySet()) {
            var value = attribute.getValue();
            long characters = attribute.getKey().length() + (value == null ? 0L : value.length());
            bytes += MAX_CHARACTER_BYTES * characters + MEMBER_BYTES;
        }
        return bytes <= MAX_BYTES;
    }

    private static @Nullable AttributeError bytes(Map<String, ? extends @Nullable String> attributes) {
        long bytes = 0;
        String beyond = null;
        for (var attribute : attributes.entrySet()) {
            var value = attribute.getValue();
            if (value != null) {
                bytes += AttributeJson.of(Map.of(attribute.getKey(), value)).getBytes(StandardCharsets.UTF_8).length;
                beyond = beyond == null && bytes > MAX_BYTES ? attribute.getKey() : beyond;
            }
        }
        return beyond == null ? null
                : new AttributeError(beyond, RejectionCode.TOO_LONG,
                        "the attributes have %,d bytes as JSON, at most %,d are allowed".formatted(bytes, MAX_BYTES));
    }
}
