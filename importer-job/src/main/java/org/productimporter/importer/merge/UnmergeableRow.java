package org.productimporter.importer.merge;

import org.productimporter.model.product.RejectionCode;

/// A valid row that cannot be merged, because of what the catalogue contains.
///
/// @param code [RejectionCode#UNKNOWN_SKU], [RejectionCode#MISSING_NAME] or, for attributes that exceed the limits
///     together with those of the product, [RejectionCode#TOO_LONG]
public record UnmergeableRow(long line, String sku, RejectionCode code) {}
