package org.productimporter.model.rejections;

import java.util.List;
import java.util.Set;

/// The columns of the file of an import.
///
/// @param header the header cells; column numbers for a file without a header
/// @param fields the positions, from 0, of the columns that are imported
public record RejectionLayout(char delimiter, List<String> header, Set<Integer> fields) {

    public RejectionLayout {
        header = List.copyOf(header);
        fields = Set.copyOf(fields);
    }

    /// Returns the header without the columns that an earlier rejections file has added.
    public List<String> own() {
        int before = RejectionColumns.before(header);
        return fields.stream().anyMatch(column -> column >= before) ? header : header.subList(0, before);
    }
}
