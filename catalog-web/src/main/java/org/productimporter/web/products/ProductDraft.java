package org.productimporter.web.products;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.Price;
import org.productimporter.model.product.ProductRules;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;

/// The fields of a product as entered, not validated. Immutable.
///
/// @param description null if there is none
/// @param price as text, for example `12.50`, so that it is not rounded; null if unknown
/// @param attributes further texts by key; an empty text is no attribute
public record ProductDraft(@Nullable String sku, @Nullable String name, @Nullable String description,
        @Nullable String price, boolean active, SortedMap<String, String> attributes) {

    public ProductDraft {
        var present = new TreeMap<>(attributes);
        present.values().removeIf(String::isEmpty);
        attributes = Collections.unmodifiableSortedMap(present);
    }

    /// A draft without attributes.
    public ProductDraft(@Nullable String sku, @Nullable String name, @Nullable String description,
            @Nullable String price, boolean active) {
        this(sku, name, description, price, active, Collections.emptySortedMap());
    }

    /// The defaults of a new product: active, without description and price.
    public static final ProductDraft EMPTY = new ProductDraft(null, null, null, null, true);

    /// Returns the current fields of a product, to be changed.
    public static ProductDraft of(Product product) {
        var price = product.price();
        return new ProductDraft(product.sku(), product.name(), product.description(),
                price == null ? null : price.toPlainString(), product.active(), product.attributes());
    }

    /// Returns the errors of all fields in their order; empty if the draft is valid.
    public List<FieldError> errors() {
        var ofFields = Stream
                .of(ProductRules.sku(trimmedSku()), ProductRules.name(orEmpty(name)),
                        ProductRules.description(orEmpty(description)),
                        parsedPrice() instanceof Price.Invalid(var error) ? error : null)
                .filter(Objects::nonNull)
                .map(error -> new FieldError(error.field().text(), error.message()));
        var ofAttributes = AttributeRules.errors(attributes)
                .stream()
                .map(error -> new FieldError(AttributeRules.PREFIX + error.key(), error.message()));
        return Stream.concat(ofFields, ofAttributes).toList();
    }

    /// @throws ProblemException 400 with all errors
    ValidProduct validated() {
        var errors = errors();
        if (!errors.isEmpty()) {
            throw ProblemException.fields(errors);
        }
        return new ValidProduct(trimmedSku(), orEmpty(name), orEmpty(description),
                parsedPrice() instanceof Price.Valid(var amount) ? amount : null, active, attributes);
    }

    /// Returns the SKU without surrounding white space, as it is stored.
    public String trimmedSku() {
        return Whitespace.strip(orEmpty(sku));
    }

    private @Nullable Price parsedPrice() {
        return price == null ? null : Price.parse(price);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
