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

/// Rows of a list by their numbers, as a grid asks for them, read by key as the database answers
/// fast. It remembers where the pages that were read begin, so that going on or back is one
/// query at any depth. A jump over pages that nobody read goes by the anchors of the list, once it
/// has some; without them it walks through those pages. For one thread.
final class ProductPages {

    /// Answers the products from a place of the list on.
    interface Source {
        ProductPage page(Keyset start, int size);
    }

    /// How many rows a grid asks for at once.
    static final int SIZE = 50;

    /// A page that was read.
    private record Known(int start, ProductPage page) {

        boolean answers(int offset) {
            var isEnd = page.results().isEmpty();
            return offset >= start && (isEnd || offset < start + page.results().size());
        }
    }

    private final Source source;
    private final int step;
    private final NavigableMap<Integer, String> starts = new TreeMap<>(Map.of(0, ""));
    private @Nullable Known latest;
    private @Nullable PageAnchors anchors;
    private @Nullable Integer end;

    /// @param step how many rows are read at once
    ProductPages(Source source, int step) {
        this.source = source;
        this.step = step;
    }

    /// In orders that no index helps, each page reads the whole catalogue, so it should be a
    /// large one.
    static int stepOf(ProductOrdering ordering) {
        return switch (ordering.key()) {
            case ID, SKU -> SIZE;
            case NAME, PRICE, UPDATED_AT -> Page.MAX_SIZE;
        };
    }

    /// Opens every row of the list for a jump.
    void open(PageAnchors known) {
        anchors = known;
    }

    /// How many rows there are, as far as is known: a list that has changed may end elsewhere
    /// than where its anchors say.
    int count() {
        if (end != null) {
            return end;
        }
        return anchors == null ? 0 : Math.clamp(anchors.count().products(), 0, Integer.MAX_VALUE);
    }

    /// The beginning of the list, which the grid then gets without another query.
    ProductPage first() {
        return read(0, step).page();
    }

    /// Up to `limit` rows after the first `offset`; fewer at the end of the list.
    List<Product> rows(int offset, int limit) {
        var end = (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
        var found = new ArrayList<Product>();
        var known = at(offset, end);
        while (true) {
            var results = known.page().results();
            var from = Math.clamp((long) offset - known.start(), 0, results.size());
            var to = Math.clamp((long) end - known.start(), from, results.size());
            found.addAll(results.subList(from, to));
            var next = known.start() + results.size();
            if (known.page().nextCursor() == null || next >= end) {
                return found;
            }
            known = read(next, Math.max(step, Math.min(Page.MAX_SIZE, end - next)));
        }
    }

    /// The page that was read last, when it has the row; the nearest before it otherwise.
    private Known at(int offset, int end) {
        var known = latest;
        if (known != null && known.answers(offset)) {
            return known;
        }
        int start = starts.floorKey(offset);
        var jump =
                anchors == null || offset - start <= Page.MAX_SIZE ? Optional.<Keyset>empty() : anchors.start(offset);
        return jump.isPresent() ? read(offset, jump.get(), Math.max(step, Math.min(Page.MAX_SIZE, end - offset)))
                : read(start, Math.max(step, Math.min(Page.MAX_SIZE, end - start)));
    }

    private Known read(int start, int size) {
        return read(start, Keyset.after(starts.getOrDefault(start, "")), size);
    }

    private Known read(int start, Keyset from, int size) {
        var page = source.page(from, size);
        var next = start + page.results().size();
        if (page.nextCursor() == null) {
            starts.tailMap(start, false).clear();
            end = next;
        } else {
            starts.put(next, page.nextCursor());
            end = end != null && end <= next ? null : end;
        }
        var known = new Known(start, page);
        latest = known;
        return known;
    }

    /// A product of the list is another one now.
    void replace(Product product) {
        var known = latest;
        if (known != null) {
            var page = known.page();
            var results = page.results().stream().map(row -> row.id() == product.id() ? product : row).toList();
            latest = new Known(known.start(),
                    new ProductPage(results, page.count(), page.countIsEstimate(), page.nextCursor(), page.behind()));
        }
    }
}
