package org.productimporter.web.products.search;

/// How many products a list has.
///
/// @param isEstimate whether it is only about right, within some percent
public record ProductCount(long products, boolean isEstimate) {}
