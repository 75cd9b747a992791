package org.productimporter.web.imports.differences;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.history.FieldChange;

/// What an import changes of one product.
///
/// @param change created, updated or deactivated; in an undone import also undone
/// @param fields old and new values of the changed fields; empty for a product that an import has created
/// @param pricePercent by how many percent of the old price it rises or falls; null without an old and a new price
public record ImportDifference(String sku, String change, Map<String, FieldChange> fields,
        @JsonIgnore @Nullable Double pricePercent) {}
