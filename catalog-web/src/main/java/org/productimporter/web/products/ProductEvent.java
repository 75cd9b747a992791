package org.productimporter.web.products;

/// A change of the catalogue by a person or a program other than an import. Published as a Spring
/// application event inside the transaction of the change, so that a synchronous listener writes
/// in the same transaction, and vetoes the change by throwing.
public sealed interface ProductEvent {

    /// Who did it, as [org.productimporter.web.security.Actor#actor] says it, for example
    /// `token:ab12cd34` (the public part of the token, not the name that an import records) or
    /// `user:anna`.
    String actor();

    record Created(Product product, String actor) implements ProductEvent {}

    /// @param before the product as the writer found it, one version earlier
    record Updated(Product before, Product after, String actor) implements ProductEvent {}

    record Deleted(Product product, String actor) implements ProductEvent {}

    /// Several products, or all of them, were deleted by one request.
    record BulkDeleted(long count, boolean all, String actor) implements ProductEvent {}
}
