package org.productimporter.importer.ledger;

import org.productimporter.model.imports.ImportFailure;

/// An import cannot go on and trying again would not help; what to tell the requester is with it.
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
