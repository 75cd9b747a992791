package org.productimporter.model.mapping;

import java.io.IOException;
import java.nio.file.Path;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;

/// Shows how a file would be understood under other options. The importer implements it; the console calls it while a user
/// edits a mapping. Thread-safe.
public interface MappingPreview {

    /// How the file is understood.
    sealed interface Result {

        /// The mapping under the options, with the reasons and first rows.
        record Understood(MappingProposal mapping) implements Result {}

        /// The file cannot be read under the options.
        record Unreadable(ImportFailure failure) implements Result {}
    }

    /// Reads the first part of a file. Changes nothing.
    ///
    /// @throws IOException if the file cannot be read
    Result preview(Path file, ImportOptions options) throws IOException;
}
