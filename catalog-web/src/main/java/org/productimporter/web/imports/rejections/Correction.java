package org.productimporter.web.imports.rejections;

import java.util.Map;

/// New values for cells of a rejected row.
///
/// @param line the line of the row, as in the list of rejections
/// @param cells the new values by column; the other cells keep their rejected value
public record Correction(long line, Map<String, String> cells) {

    public Correction {
        cells = Map.copyOf(cells);
    }
}
