package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;

/// The staged rows of an import are lost: a crash of PostgreSQL has emptied the UNLOGGED tables. The
/// stage phase runs again; merged rows are not affected.
public final class StagingLostException extends RuntimeException {

    public StagingLostException(ImportId id) {
        super("The staged rows of import " + id
                + " are lost, probably by a crash of PostgreSQL; they are staged again.");
    }
}
