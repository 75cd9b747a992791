package org.productimporter.web.products.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which products are meant; null means any, and all conditions hold together. Texts are parts,
/// in any case; `% _ \` stand for themselves.
///
/// @param search part of the SKU, the name or the description
/// @param exactSku the whole SKU, in any case
public record ProductFilter(@Nullable String search, @Nullable String sku, @Nullable String name,
        @Nullable String description, @Nullable String exactSku, @Nullable Boolean active) {

    /// The whole catalogue.
    public static final ProductFilter ALL = new ProductFilter(null, null, null, null, null, null);

    /// The parts of texts that are asked for; a product that is found has all of them.
    List<String> texts() {
        return Stream.of(search, sku, name, description).filter(Objects::nonNull).toList();
    }
}
