package org.productimporter.model.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file of an import as it was when the import was requested.
///
/// @param path where every node finds it
/// @param size its size in bytes
/// @param sha256 its SHA-256 in hex, or null as long as nobody has computed it
public record SourceFile(Path path, long size, @Nullable String sha256) {}
