package org.productimporter.model.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file of an import at the time of the request.
///
/// @param path path on every node
/// @param size size in bytes
/// @param sha256 SHA-256 in hexadecimal; null until it is computed
public record SourceFile(Path path, long size, @Nullable String sha256) {}
