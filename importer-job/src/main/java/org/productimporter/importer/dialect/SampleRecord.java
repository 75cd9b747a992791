package org.productimporter.importer.dialect;

import java.util.List;

/// A record of the sample that is not blank.
///
/// @param cells trimmed cells; empty if the record is malformed
/// @param start index of its first byte
/// @param end index after its line end
/// @param line line on which it starts
/// @param nextLine line on which the next record starts
public record SampleRecord(List<String> cells, int start, int end, long line, long nextLine) {

    boolean isMalformed() {
        return cells.isEmpty();
    }
}
