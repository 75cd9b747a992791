package org.productimporter.web.imports;

import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.model.imports.ImportOptions;

/// What a user answers to the questions about a file.
///
/// @param options the options of the import with those of the answer
/// @param kind whether the inspection may ask again
public record MappingAnswer(ImportOptions options, Kind kind) {

    /// The two kinds of answers.
    public enum Kind {
        /// The options contain the complete mapping, so that nothing is asked any more.
        CONFIRMED,
        /// The options say how the file is read. Its columns are proposed again.
        READ_DIFFERENTLY
    }

    void apply(long id, ImportStateRepository states) {
        switch (kind) {
            case CONFIRMED -> states.confirmMapping(id, options);
            case READ_DIFFERENTLY -> states.inspectAgain(id, options);
        }
    }
}
