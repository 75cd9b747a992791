package org.productimporter.web.webhooks.feed;

import org.jspecify.annotations.Nullable;

/// One product that an import changed.
///
/// @param change created or updated
/// @param product the product as JSON, null when it has another version by now
record ChangedProduct(long id, String sku, String change, long version, @Nullable String product) {}
