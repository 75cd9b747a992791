package org.productimporter.model.imports;

import java.util.Locale;

/// The phases of an import in their order, which are also the steps of its job, and the phase of its undo.
public enum ImportPhase {
    /// Checks the file and splits it into ranges.
    INSPECT,
    /// Copies the valid rows of each range into the staging table.
    STAGE,
    /// Merges each bucket of SKU keys into the catalogue.
    MERGE,
    /// Verifies the row counts, drops the staging table and ends the import.
    PUBLISH,
    /// Takes back what each block of changes records.
    UNDO;

    /// The lower-case form in tables, steps and REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
