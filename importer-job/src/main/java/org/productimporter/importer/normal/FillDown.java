package org.productimporter.importer.normal;

import java.util.Set;

/// Columns whose blank cells are those of the first row with the same key. A later row with the key that holds nothing but
/// images is no product.
///
/// @param keyColumn column of the key, from 0
/// @param columns the columns, from 0
/// @param imageColumns the columns of images, from 0
public record FillDown(int keyColumn, Set<Integer> columns, Set<Integer> imageColumns) {

    public FillDown {
        columns = Set.copyOf(columns);
        imageColumns = Set.copyOf(imageColumns);
    }
}
