package org.productimporter.importer.source;

import org.productimporter.model.imports.ImportFailure;

/// Ends the inspection of a file that cannot be imported. [FileInspector] converts it to [Inspection.Rejected].
final class FileRejectedException extends RuntimeException {

    private final transient ImportFailure failure;

    FileRejectedException(String title, String detail, String action) {
        super(title, null, false, false);
        this.failure = new ImportFailure(title, detail, action);
    }

    ImportFailure failure() {
        return failure;
    }
}
