package org.productimporter.importer.changes;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportId;

/// The chunk of an import that changes products, or undoes their changes.
///
/// @param by author of the change; null for the requester of the import
public record ChangeOrigin(ImportId importId, int chunkNo, @Nullable String by) {}
