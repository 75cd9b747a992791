package org.productimporter.importer.mapping;

import java.util.List;
import org.productimporter.importer.header.HeaderText;

/// The columns that a rejections file has behind those of its import. They are known when it comes back.
public final class RejectionColumns {

    /// Their names.
    public static final List<String> NAMES = List.of("line", "code", "message");

    private RejectionColumns() {}

    /// Returns the number of columns before those of a rejections file.
    public static int before(List<String> header) {
        int own = header.size() - NAMES.size();
        return own > 0 && header.subList(own, header.size()).stream().map(HeaderText::folded).toList().equals(NAMES)
                ? own
                : header.size();
    }

    /// Returns the header of the import.
    public static List<String> without(List<String> header) {
        return header.subList(0, before(header));
    }
}
