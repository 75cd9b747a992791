package org.productimporter.importer.ledger;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;

/// One execution of an import, or of its undo, by a managing node.
///
/// @param id the import
/// @param number 1 for the first attempt
/// @param fence the fencing token; a later attempt has a higher one
/// @param node name of the node that manages the attempt
/// @param file the file to import
/// @param options options of the request, or those that a user has confirmed
/// @param mappingConfirmed whether a user has confirmed the mapping, so that the inspection asks nothing
/// @param undoneBy who requested to undo the import; null if the import itself is executed
public record ImportAttempt(ImportId id, int number, long fence, String node, SourceFile file, ImportOptions options,
        boolean mappingConfirmed, @Nullable String undoneBy) {

    /// Returns whether the import is undone.
    public boolean isUndo() {
        return undoneBy != null;
    }
}
