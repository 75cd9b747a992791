package org.productimporter.importer.mapping;

import java.util.List;

/// Blank cells that take the value of an earlier row, because a program writes what the variants of a product share only
/// into its first row.
///
/// @param keyColumn column, from 0, whose value the rows of a product share
/// @param columns columns, from 0, whose blank cells are those of the first row with the same key
public record FillDown(int keyColumn, List<Integer> columns) {

    public FillDown {
        columns = List.copyOf(columns);
    }
}
