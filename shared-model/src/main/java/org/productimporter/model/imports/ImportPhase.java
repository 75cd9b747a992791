package org.productimporter.model.imports;

import java.util.Locale;

/// The four parts of an import, in their order. Also the names of the steps of its job.
public enum ImportPhase {
    /// Checks the file and cuts it into ranges.
    INSPECT,
    /// Copies the valid rows of each range into staging.
    STAGE,
    /// Merges each bucket of SKU keys into the catalogue.
    MERGE,
    /// Proves the sum, drops staging and ends the import.
    PUBLISH;

    /// The spelling of tables, steps and REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
