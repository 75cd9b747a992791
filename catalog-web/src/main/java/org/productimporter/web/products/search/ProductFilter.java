package org.productimporter.web.products.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conditions on products; a product passes if it meets all that are not null. Texts are contained, in any case;
/// `% _ \` have no special meaning. Immutable.
///
/// @param search contained in the SKU, the name, the description or the text of an attribute
/// @param exactSku the whole SKU, in any case
public record ProductFilter(@Nullable String search, @Nullable String sku, @Nullable String name,
        @Nullable String description, @Nullable String exactSku, @Nullable Boolean active) {

    /// The whole catalogue.
    public static final ProductFilter ALL = new ProductFilter(null, null, null, null, null, null);

    /// Returns the texts, all of which a product contains.
    List<String> texts() {
        return Stream.of(search, sku, name, description).filter(Objects::nonNull).toList();
    }
}
