package org.productimporter.importer.mapping;

import java.util.Map;

/// What a user has decided about the columns.
///
/// @param columns the target of each column, from 0, as in [ImportOptions#columns]
/// @param confirmed whether nothing is asked
/// @param needsNames whether the import may create products
public record MappingChoices(Map<Integer, String> columns, boolean confirmed, boolean needsNames) {

    public MappingChoices {
        columns = Map.copyOf(columns);
    }

    /// Whether only the chosen columns are imported.
    boolean isComplete() {
        return confirmed && !columns.isEmpty();
    }

    /// Whether only an import without SKUs is a question.
    boolean isSilent() {
        return confirmed || !columns.isEmpty();
    }
}
