package org.productimporter.web.products.search;

import java.util.List;
import java.util.Optional;

/// The length of a list and cursors at regular distances, from which every row is near. Immutable. Products that are
/// added or deleted later shift the rows after them.
///
/// @param distance rows between two cursors; 0 if the list can only be read from its start
/// @param cursors of row number `distance`, twice `distance` and so on
public record PageAnchors(ProductPage.Count count, long distance, List<String> cursors) {

    /// Some hundred kilobytes for each ordering.
    private static final long MAX_ANCHORS = 2_000;

    private static final long MIN_DISTANCE = 500;

    public PageAnchors {
        cursors = List.copyOf(cursors);
    }

    /// For a list that can only be read from its start.
    static PageAnchors none(ProductPage.Count count) {
        return new PageAnchors(count, 0, List.of());
    }

    /// For a list so short that every row is reached by skipping rows from the start.
    static PageAnchors startOnly(ProductPage.Count count) {
        return new PageAnchors(count, Math.max(1, count.products()), List.of());
    }

    /// Returns the distance of the anchors in a list of so many products.
    static long distance(long products) {
        return Math.max(MIN_DISTANCE, products / MAX_ANCHORS);
    }

    /// Returns whether every row can be reached directly.
    public boolean isRandomAccess() {
        return distance > 0;
    }

    /// Returns the start of a page that begins with this row, counted from 0.
    public Optional<Keyset> start(long row) {
        if (!isRandomAccess()) {
            return Optional.empty();
        }
        var anchor = (int) Math.min(row / distance, cursors.size());
        return Optional
                .of(anchor == 0 ? new Keyset("", row) : new Keyset(cursors.get(anchor - 1), row - anchor * distance));
    }
}
