package org.productimporter.web.products.export;

import java.util.Arrays;
import java.util.Locale;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;

/// A column of an export that contains the attribute with one key.
///
/// @param literal the key as a literal of SQL
record AttributeColumn(String key, String literal) {

    /// Returns the cell of the header: the key. Where an import would take the key for a field of the product or for a
    /// prefixed key, the prefix `attributes.` precedes it, which an import removes.
    String header() {
        var folded = key.toLowerCase(Locale.ROOT);
        var isAmbiguous = folded.startsWith(AttributeRules.PREFIX)
                || Arrays.stream(ProductField.values()).anyMatch(field -> field.text().equals(folded));
        return isAmbiguous ? AttributeRules.PREFIX + key : key;
    }

    /// Returns the SQL expression of the text, or null without the attribute.
    String expression() {
        return "(p.attributes ->> " + literal + ")";
    }
}
