package org.productimporter.web.products.history;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of a product.
///
/// @param version version of the product after the change, or its last one if it was deleted
/// @param by author: the requester of the import, or the user or token
/// @param importId import that changed the product or whose undo did; null for a change by a user or client
/// @param change created, updated, deactivated, deleted or undone
/// @param fields old and new values of the changed fields
public record HistoryEntry(long version, Instant at, String by, @Nullable Long importId, String change,
        Map<String, FieldChange> fields) {}
