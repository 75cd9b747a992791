package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;

/// The staged rows of an import are gone, because PostgreSQL crashed and emptied its UNLOGGED
/// tables. Staging has to run again; nothing that was merged is affected.
public final class StagingLostException extends RuntimeException {

    public StagingLostException(ImportId id) {
        super("The staged rows of import " + id + " are gone, as after a crash of PostgreSQL; they are staged again.");
    }
}
