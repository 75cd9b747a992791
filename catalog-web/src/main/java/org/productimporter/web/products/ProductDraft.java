package org.productimporter.web.products;

import org.jspecify.annotations.Nullable;

/// What somebody wants a product to be, as it was typed and before anybody looked at it.
/// [ProductRules] says what is wrong with it.
///
/// @param description null for none
/// @param price as text, such as `12.50`, so that nothing is rounded on the way; null for none
public record ProductDraft(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String description,
        @Nullable String price,
        @Nullable Boolean active) {

    /// A product nobody has said anything about: active, without description or price.
    public static final ProductDraft EMPTY = new ProductDraft(null, null, null, null, true);

    /// What the product is now, to be changed.
    public static ProductDraft of(Product product) {
        var price = product.price();
        return new ProductDraft(
                product.sku(),
                product.name(),
                product.description(),
                price == null ? null : price.toPlainString(),
                product.active());
    }
}
