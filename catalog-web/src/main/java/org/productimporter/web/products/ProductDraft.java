package org.productimporter.web.products;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.Price;
import org.productimporter.model.product.ProductError;
import org.productimporter.model.product.ProductRules;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;

/// What somebody wants a product to be, as it was typed and not yet validated.
///
/// @param description null for none
/// @param price as text, such as `12.50`, so that nothing is rounded on the way; null for none
public record ProductDraft(@Nullable String sku, @Nullable String name, @Nullable String description,
        @Nullable String price, boolean active) {

    /// A product nobody has said anything about: active, without description or price.
    public static final ProductDraft EMPTY = new ProductDraft(null, null, null, null, true);

    /// What the product is now, to be changed.
    public static ProductDraft of(Product product) {
        var price = product.price();
        return new ProductDraft(product.sku(), product.name(), product.description(),
                price == null ? null : price.toPlainString(), product.active());
    }

    /// Every rule that the draft breaks, in the order of its fields; empty when it is valid.
    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        add(errors, ProductRules.sku(trimmedSku()));
        add(errors, ProductRules.name(orEmpty(name)));
        add(errors, ProductRules.description(orEmpty(description)));
        if (parsedPrice() instanceof Price.Invalid(var error)) {
            add(errors, error);
        }
        return List.copyOf(errors);
    }

    private static void add(List<FieldError> errors, @Nullable ProductError error) {
        if (error != null) {
            errors.add(new FieldError(error.field().text(), error.message()));
        }
    }

    /// @throws Problem 400 with all errors
    ValidProduct validated() {
        var errors = errors();
        if (!errors.isEmpty()) {
            throw ProblemException.fields(errors);
        }
        return new ValidProduct(trimmedSku(), orEmpty(name), orEmpty(description),
                parsedPrice() instanceof Price.Valid(var amount) ? amount : null, active);
    }

    /// The SKU as it is stored, without white space around it.
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
