package org.productimporter.web.products.search;

import java.util.List;
import java.util.Optional;

/// The length of a list and cursors at regular distances, from which any row is near. Immutable. Products that
/// come or go later shift the rows after them.
///
/// @param count of the list
/// @param every rows between two cursors; 0 when only the rows from the start on can be read
/// @param cursors of row number `every`, twice `every` and so on
public record PageAnchors(ProductCount count, long every, List<String> cursors) {

    public PageAnchors {
        cursors = List.copyOf(cursors);
    }

    static PageAnchors none(ProductCount count) {
        return new PageAnchors(count, 0, List.of());
    }

    /// A list so short that its rows are skipped from the start.
    static PageAnchors needless(ProductCount count) {
        return new PageAnchors(count, Math.max(1, count.products()), List.of());
    }

    /// Whether every row can be reached.
    public boolean isOpenAnywhere() {
        return every > 0;
    }

    /// The start of a page that begins with this row, counted from 0.
    public Optional<Keyset> start(long row) {
        if (!isOpenAnywhere()) {
            return Optional.empty();
        }
        var anchor = (int) Math.min(row / every, cursors.size());
        return Optional
                .of(anchor == 0 ? new Keyset("", row) : new Keyset(cursors.get(anchor - 1), row - anchor * every));
    }
}
