package org.productimporter.web.imports.rejections;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/// New values for cells of a rejected row.
///
/// @param line the line of the row, as in the list of rejections
/// @param cells the new values by column; the other cells keep their rejected value
public record Correction(long line, @JsonSetter(contentNulls = Nulls.FAIL) @Schema(
        description = "Texts by the header of the column, or by its number from 1 if the header is blank or occurs twice") Map<String, String> cells) {

    public Correction {
        cells = Map.copyOf(cells);
    }
}
