package org.productimporter.importer.staging;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportId;

/// A range of SKU keys of one import.
///
/// @param id the import
/// @param no number of the bucket, from 0
/// @param keyFrom smallest key, or null for no lower bound
/// @param keyTo first key after the bucket, or null for no upper bound
public record Bucket(ImportId id, int no, @Nullable String keyFrom, @Nullable String keyTo) {}
