package org.productimporter.web.imports.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.rejections.Correction;

/// An element of a request that corrects rejected rows.
///
/// @param line the line of the row, as in the list of rejections
/// @param cells the new texts by column
record CorrectedRow(@Nullable Long line, @JsonSetter(contentNulls = Nulls.FAIL) @Nullable Map<String, String> cells) {

    /// @throws ProblemException 400 if a row has no line or no cells
    static List<Correction> corrections(List<CorrectedRow> rows) {
        return IntStream.range(0, rows.size()).mapToObj(index -> rows.get(index).correction(index)).toList();
    }

    private Correction correction(int index) {
        if (line == null) {
            throw ProblemException.field("[%d].line".formatted(index),
                    "row %d has no line; the list of rejections has the lines".formatted(index + 1));
        }
        if (cells == null) {
            throw ProblemException.field("[%d].cells".formatted(index),
                    "line %,d has no cells; {} imports the row as it was rejected".formatted(line));
        }
        return new Correction(line, cells);
    }
}
