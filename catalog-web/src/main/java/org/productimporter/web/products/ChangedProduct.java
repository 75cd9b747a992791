package org.productimporter.web.products;

/// A product as it was written or deleted, with its place in the history.
///
/// @param changeId reserved block of this change; 0 for a deletion, and if the history is switched off
/// @param previousChangeId block of the change before; 0 if none is known
record ChangedProduct(Product product, long changeId, long previousChangeId) {}
