package org.productimporter.importer.merge;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeJson;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.text.Utf8Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The attributes of a product together with those of a row, as `merged_product_attributes` in the database merges them:
/// a null of the row removes a key.
///
/// @param areUnchanged whether the row changes none
/// @param json all attributes, or null for none
/// @param fit whether they are within the limits of a product
record MergedAttributes(boolean areUnchanged, @Nullable Utf8Text json, boolean fit) {

    static final MergedAttributes UNCHANGED = new MergedAttributes(true, null, true);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable String>> TEXTS = new TypeReference<>() {};

    /// How a null begins in JSON that [AttributeJson] has written. It may also be a part of a text.
    private static final String NULL = ": null";

    /// @param existing the attributes of the product as JSON, or null for none
    /// @param changes the attributes of the row as JSON, or null for none
    static MergedAttributes of(@Nullable Utf8Text existing, @Nullable Utf8Text changes) {
        if (changes == null || changes.equals(existing)) {
            return UNCHANGED;
        }
        var before = parse(existing);
        var merged = new TreeMap<String, @Nullable String>(before);
        merged.putAll(parse(changes));
        merged.values().removeIf(Objects::isNull);
        if (merged.equals(before)) {
            return UNCHANGED;
        }
        return new MergedAttributes(false, json(merged), existing == null || AttributeRules.size(merged) == null);
    }

    /// Returns the attributes of a new product.
    static @Nullable Utf8Text ofNew(@Nullable Utf8Text changes) {
        return changes == null || !changes.toString().contains(NULL) ? changes : of(null, changes).json();
    }

    private static Map<String, @Nullable String> parse(@Nullable Utf8Text json) {
        return json == null ? Map.of() : JSON.readValue(json.bytes(), json.from(), json.length(), TEXTS);
    }

    private static @Nullable Utf8Text json(Map<String, @Nullable String> attributes) {
        return attributes.isEmpty() ? null : Utf8Text.of(AttributeJson.of(attributes));
    }
}
