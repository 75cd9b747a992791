package org.productimporter.importer.failure;

import org.productimporter.model.imports.ImportFailure;

/// Ends the inspection of a file that cannot be imported. It becomes [Inspection.Rejected].
public final class FileRejectedException extends RuntimeException {

    private final transient ImportFailure failure;

    public FileRejectedException(String title, String detail, String action) {
        super(title, null, false, false);
        this.failure = new ImportFailure(title, detail, action);
    }

    public ImportFailure failure() {
        return failure;
    }
}
