package org.productimporter.importer.ledger;

import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.SourceFile;

/// One try of one node at one import; what it needs to know from the request.
///
/// @param id the import
/// @param number 1 for the first attempt
/// @param fence the right to move the import on; a later attempt holds a higher number
/// @param node name of the node that manages the attempt
/// @param file the file to import
/// @param options what the requester chose
public record ImportAttempt(ImportId id, int number, long fence, String node, SourceFile file, ImportOptions options) {}
