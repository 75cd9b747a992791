package org.productimporter.importer.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;

/// One try of one node at one import; what it needs to know from the request.
///
/// @param id the import
/// @param number 1 for the first attempt
/// @param fence the right to move the import on; a later attempt holds a higher number
/// @param node name of the node that manages the attempt
/// @param file the file to import
/// @param options what the requester chose
public record Attempt(
        ImportId id, int number, long fence, String node, SourceFile file, ImportOptions options) {

    /// The file as it was when the import was requested.
    ///
    /// @param path where it lies
    /// @param size its size in bytes
    /// @param sha256 its SHA-256 in hex, or null as long as nobody has computed it
    public record SourceFile(Path path, long size, @Nullable String sha256) {}
}
