package org.productimporter.web.products.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.DifferenceField;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.text.Utf8Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The old and the new value of a field: a text, a price as text, or a boolean.
///
/// @param before null if there was none
/// @param after null if there is none
public record FieldChange(@JsonProperty("old") @Nullable Object before, @JsonProperty("new") @Nullable Object after) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    /// Returns the changes of a product by field, each attribute as a field of its own, for example `attributes.Color`.
    public static Map<String, FieldChange> of(ProductDifference difference) {
        var changes = new LinkedHashMap<String, FieldChange>();
        for (var field : DifferenceField.values()) {
            if (difference.contains(field)) {
                if (field == DifferenceField.ATTRIBUTES) {
                    addAttributes(changes, attributes(difference.before()), attributes(difference.after()));
                } else {
                    changes.put(field.text(),
                            new FieldChange(value(field, difference.before()), value(field, difference.after())));
                }
            }
        }
        return changes;
    }

    private static @Nullable Object value(DifferenceField field, @Nullable ProductValues values) {
        if (values == null) {
            return null;
        }
        return switch (field) {
            case NAME -> values.name().toString();
            case DESCRIPTION -> values.description().toString();
            case PRICE -> values.decimalPrice() == null ? null : values.decimalPrice().toPlainString();
            case ACTIVE -> values.active();
            case ATTRIBUTES -> throw new IllegalArgumentException("Attributes are fields of their own");
        };
    }

    private static void addAttributes(Map<String, FieldChange> changes, SortedMap<String, String> before,
            SortedMap<String, String> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                changes.put(AttributeRules.PREFIX + key, new FieldChange(before.get(key), after.get(key)));
            }
        }
    }

    private static SortedMap<String, String> attributes(@Nullable ProductValues values) {
        Utf8Text json = values == null ? null : values.attributes();
        return json == null ? Collections.emptySortedMap() : JSON.readValue(json.toString(), ATTRIBUTES);
    }
}
