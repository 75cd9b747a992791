package org.productimporter.importer.failure;

import org.productimporter.model.imports.ImportFailure;

/// An import fails and another attempt would not help.
public final class ImportFailedException extends RuntimeException {

    private final transient ImportFailure failure;

    public ImportFailedException(ImportFailure failure) {
        super(failure.title() + ": " + failure.detail());
        this.failure = failure;
    }

    public ImportFailure failure() {
        return failure;
    }
}
