package org.productimporter.web.products;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of the catalogue by a user or a client, not by an import. Published as a Spring application event in the
/// transaction of the change: a synchronous listener writes in this transaction and rejects the change by throwing.
public sealed interface ProductEvent {

    /// The author of the change, from [org.productimporter.web.security.Actor#actor], for example `token:ab12cd34` (the
    /// public part of the token, not the name that an import records) or `user:anna`.
    String actor();

    record Created(Product product, String actor) implements ProductEvent {}

    /// @param before the product one version earlier
    record Updated(Product before, Product after, String actor) implements ProductEvent {}

    record Deleted(Product product, String actor) implements ProductEvent {}

    /// Several products, or all of them, were deleted by one request.
    record BulkDeleted(long count, boolean all, String actor) implements ProductEvent {}

    /// An action on many products begins. The events of its parts follow.
    ///
    /// @param count number of products that the author has confirmed or named
    /// @param filter the conditions that the products meet, by the names of REST; null if they were named
    record BulkRequested(BulkAction action, long count, @Nullable Map<String, Object> filter, String actor)
            implements ProductEvent {}

    /// A part of an action on many products has deleted some.
    record PartDeleted(long count, String actor) implements ProductEvent {}

    /// A part of an action on many products has changed some.
    ///
    /// @param products up to 500, after the change
    record BulkUpdated(List<Product> products, String actor) implements ProductEvent {}
}
