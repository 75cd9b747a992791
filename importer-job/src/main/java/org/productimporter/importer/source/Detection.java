package org.productimporter.importer.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.imports.MappingProposal;

/// How the rows of a file are to be read.
///
/// @param mapping the same for users, with reasons; it asks what the file does not decide
/// @param layout dialect and columns; null only if the mapping asks for the SKU column
/// @param warnings one sentence each
/// @param recordsFrom first byte after the header
/// @param firstLine line on which the rows start
/// @param fillDown cells that are to be filled from earlier rows, or null
public record Detection(MappingProposal mapping, @Nullable CsvLayout layout, List<String> warnings, long recordsFrom,
        long firstLine, @Nullable FillDown fillDown) {

    public Detection {
        warnings = List.copyOf(warnings);
    }

    /// Whether a user has to decide something before the file can be imported.
    public boolean asks() {
        return mapping.asks() || layout == null;
    }

    /// @throws IllegalStateException if the mapping asks for the SKU column
    public CsvLayout requireLayout() {
        if (layout == null) {
            throw new IllegalStateException("the mapping is not complete");
        }
        return layout;
    }
}
