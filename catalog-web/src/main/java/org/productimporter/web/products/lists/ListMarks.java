package org.productimporter.web.products.lists;

import java.util.List;
import java.util.Optional;

/// How long a list is, and the way to any of its rows. Immutable. It tells of one moment: what
/// came or went since then shifts the rows behind it by as much.
///
/// @param count of the list
/// @param every so many rows lie between two marks; 0 when there are none, and only reading from
///     the beginning leads anywhere
/// @param cursors behind row number `every`, twice `every` and so on
public record ListMarks(ProductCount count, long every, List<String> cursors) {

    public ListMarks {
        cursors = List.copyOf(cursors);
    }

    static ListMarks none(ProductCount count) {
        return new ListMarks(count, 0, List.of());
    }

    /// A list so short that its rows are simply passed over.
    static ListMarks needless(ProductCount count) {
        return new ListMarks(count, Math.max(1, count.products()), List.of());
    }

    /// Whether every row can be reached.
    public boolean isOpenAnywhere() {
        return every > 0;
    }

    /// The start of a page that begins with this row, counted from 0.
    public Optional<ProductStart> start(long row) {
        if (!isOpenAnywhere()) {
            return Optional.empty();
        }
        var mark = (int) Math.min(row / every, cursors.size());
        return Optional.of(
                mark == 0
                        ? new ProductStart("", row)
                        : new ProductStart(cursors.get(mark - 1), row - mark * every));
    }
}
