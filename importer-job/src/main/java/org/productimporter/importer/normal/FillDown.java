package org.productimporter.importer.normal;

import java.util.Set;

/// Columns whose blank cells are those of the first row with the same key.
///
/// @param keyColumn column of the key, from 0
/// @param columns the columns, from 0
public record FillDown(int keyColumn, Set<Integer> columns) {

    public FillDown {
        columns = Set.copyOf(columns);
    }
}
