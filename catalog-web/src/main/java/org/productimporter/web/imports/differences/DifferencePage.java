package org.productimporter.web.imports.differences;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.ProductDifference;

/// Selects one page of the differences in blocks, reading only blocks that can contribute to it. Not thread-safe.
final class DifferencePage {

    /// A block that is not read yet, with the range of its price changes; both 0 in a list in the order of the blocks.
    record Block(long id, String change, double largest, double smallest) {

        /// Returns the first position that a difference of the block can have on the page after `after`.
        DifferencePosition first(@Nullable DifferencePosition after) {
            return new DifferencePosition(after == null ? largest : Math.min(largest, after.priceChange()), id, 0);
        }

        /// Returns whether all differences of the block are at or before `after`.
        boolean isBefore(@Nullable DifferencePosition after) {
            return after != null && new DifferencePosition(smallest, id, Integer.MAX_VALUE).compareTo(after) < 0;
        }
    }

    /// A difference in a list.
    record Entry(DifferencePosition position, String change, ProductDifference difference) {}

    private final @Nullable DifferencePosition after;
    private final boolean byPrice;
    private final int size;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::position).reversed());

    /// @param after the position at which the previous page ended, or null for the first page
    /// @param byPrice whether larger changes of prices come first
    /// @param size number of differences to select
    DifferencePage(@Nullable DifferencePosition after, boolean byPrice, int size) {
        this.after = after;
        this.byPrice = byPrice;
        this.size = size;
    }

    /// Returns the differences of the page in their order.
    ///
    /// @param content reads the content of a block; empty if it has been deleted meanwhile
    List<Entry> select(List<Block> blocks, LongFunction<Optional<byte[]>> content) {
        blocks.stream()
                .filter(block -> !block.isBefore(after))
                .sorted(Comparator.comparing(block -> block.first(after)))
                .takeWhile(this::canContribute)
                .forEach(block -> content.apply(block.id()).ifPresent(bytes -> add(block, bytes)));
        return entries.stream().sorted(Comparator.comparing(Entry::position)).toList();
    }

    private boolean canContribute(Block block) {
        return !isFull() || isBetter(block.first(after));
    }

    private void add(Block block, byte[] content) {
        var reader = new DifferenceReader(content);
        for (int no = 0; reader.hasNext(); no++) {
            var difference = reader.next();
            var position = new DifferencePosition(byPrice ? difference.priceChange() : 0, block.id(), no);
            if ((after == null || position.compareTo(after) > 0) && (!isFull() || isBetter(position))) {
                entries.add(new Entry(position, block.change(), difference));
                if (entries.size() > size) {
                    entries.remove();
                }
            }
        }
    }

    private boolean isFull() {
        return entries.size() == size;
    }

    private boolean isBetter(DifferencePosition position) {
        return position.compareTo(entries.element().position()) < 0;
    }
}
