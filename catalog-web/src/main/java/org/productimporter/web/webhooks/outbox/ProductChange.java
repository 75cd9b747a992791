package org.productimporter.web.webhooks.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;

/// The field `data` of an event about one product.
///
/// @param change created, updated or deleted
/// @param version of the product after the change
/// @param importId the import that made the change, or whose undo did; left out for other changes
/// @param product null if the product has another version by now or was deleted by an undo
record ProductChange(long id, String sku, String change, long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long importId, @Nullable Product product) {}
