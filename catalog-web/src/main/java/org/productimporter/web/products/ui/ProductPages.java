package org.productimporter.web.products.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.search.Keyset;
import org.productimporter.web.products.search.PageAnchors;
import org.productimporter.web.products.search.ProductOrdering;
import org.productimporter.web.products.search.ProductPage;

/// Rows of a list by their numbers, as a grid requests them, read by keyset pagination. Keeps the cursors of the pages read
/// so far, so that scrolling is one query at any depth. A jump uses the anchors of the list; without anchors, it reads
/// the pages in between. Not thread-safe.
final class ProductPages {

    interface Source {
        ProductPage page(Keyset start, int size);
    }

    /// Number of rows that the grid requests at once.
    static final int SIZE = 50;

    private record ReadPage(int start, ProductPage page) {

        boolean contains(int offset) {
            var isEnd = page.results().isEmpty();
            return offset >= start && (isEnd || offset < start + page.results().size());
        }
    }

    private final Source source;
    private final int pageSize;
    private final NavigableMap<Integer, String> starts = new TreeMap<>(Map.of(0, ""));
    private @Nullable ReadPage latest;
    private @Nullable PageAnchors anchors;
    private @Nullable Integer end;

    /// @param pageSize number of rows to read at once
    ProductPages(Source source, int pageSize) {
        this.source = source;
        this.pageSize = pageSize;
    }

    /// Returns the page size for an ordering. Pages by the search tables cost more, so they are larger.
    static int sizeFor(ProductOrdering ordering) {
        return switch (ordering.key()) {
            case ID, SKU -> SIZE;
            case NAME, PRICE, UPDATED_AT -> Page.MAX_SIZE;
        };
    }

    void setAnchors(PageAnchors anchors) {
        this.anchors = anchors;
    }

    /// Returns the length of the list as far as known. A list that has changed may end before or after the anchors' count.
    int count() {
        if (end != null) {
            return end;
        }
        return anchors == null ? 0 : Math.clamp(anchors.count().products(), 0, Integer.MAX_VALUE);
    }

    /// Reads the first page, which the grid then gets without another query.
    ProductPage first() {
        return read(0, pageSize).page();
    }

    /// Returns the rows from number `offset`; fewer than `limit` at the end of the list.
    List<Product> rows(int offset, int limit) {
        var end = (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
        var found = new ArrayList<Product>();
        var page = pageAt(offset, end);
        while (true) {
            var results = page.page().results();
            var from = Math.clamp((long) offset - page.start(), 0, results.size());
            var to = Math.clamp((long) end - page.start(), from, results.size());
            found.addAll(results.subList(from, to));
            var next = page.start() + results.size();
            if (page.page().nextCursor() == null || next >= end) {
                return found;
            }
            page = read(next, Math.max(pageSize, Math.min(Page.MAX_SIZE, end - next)));
        }
    }

    /// Returns the last page if it contains the row, otherwise the nearest known page before it or a jump to the row.
    private ReadPage pageAt(int offset, int end) {
        var known = latest;
        if (known != null && known.contains(offset)) {
            return known;
        }
        int start = starts.floorKey(offset);
        var jump =
                anchors == null || offset - start <= Page.MAX_SIZE ? Optional.<Keyset>empty() : anchors.start(offset);
        return jump.isPresent() ? read(offset, jump.get(), Math.max(pageSize, Math.min(Page.MAX_SIZE, end - offset)))
                : read(start, Math.max(pageSize, Math.min(Page.MAX_SIZE, end - start)));
    }

    private ReadPage read(int start, int size) {
        return read(start, new Keyset(starts.getOrDefault(start, ""), 0), size);
    }

    private ReadPage read(int start, Keyset from, int size) {
        var page = source.page(from, size);
        var next = start + page.results().size();
        if (page.nextCursor() == null) {
            starts.tailMap(start, false).clear();
            end = next;
        } else {
            starts.put(next, page.nextCursor());
            end = end != null && end <= next ? null : end;
        }
        var known = new ReadPage(start, page);
        latest = known;
        return known;
    }

    /// Updates a product of the list.
    void replace(Product product) {
        var known = latest;
        if (known != null) {
            var page = known.page();
            var results = page.results().stream().map(row -> row.id() == product.id() ? product : row).toList();
            latest = new ReadPage(known.start(), new ProductPage(results, page.count(), page.nextCursor(), page.lag()));
        }
    }
}
