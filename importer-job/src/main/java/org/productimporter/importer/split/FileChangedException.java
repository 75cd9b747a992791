package org.productimporter.importer.split;

import java.io.IOException;
import org.productimporter.model.imports.ImportFailure;

/// The file is not the one that was uploaded or inspected. Another attempt would not help.
public final class FileChangedException extends IOException {

    /// @param how one sentence with the figures
    public FileChangedException(String how) {
        super(how);
    }

    /// Returns the failure of the import.
    public ImportFailure failure() {
        return new ImportFailure("The file has changed since the import was requested", getMessage(),
                "Upload the changed file as a new import; what was merged so far stays.");
    }
}
