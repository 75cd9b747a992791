package org.productimporter.web.console.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Page;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.lists.ProductPage;

/// Rows of a list by their numbers, as a grid asks for them, read by key as the database answers
/// fast. It remembers where the pages that were read begin, so that going on or back is one
/// query at any depth; only a jump over pages that nobody read walks through them. For one
/// thread.
final class ProductPages {

    /// Answers the products behind a cursor; the empty one is the beginning.
    interface Source {
        ProductPage page(String cursor, int size);
    }

    /// How many rows are read at once.
    static final int SIZE = 50;

    private final Source source;
    private final NavigableMap<Integer, String> starts = new TreeMap<>(Map.of(0, ""));
    private @Nullable ProductPage first;

    ProductPages(Source source) {
        this.source = source;
    }

    /// The beginning of the list, which the grid then gets without another query.
    ProductPage first() {
        var page = read(0, SIZE);
        first = page;
        return page;
    }

    /// Up to `limit` rows after the first `offset`; fewer at the end of the list.
    List<Product> rows(int offset, int limit) {
        var end = (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
        var found = new ArrayList<Product>();
        int at = starts.floorKey(offset);
        while (at < end) {
            var page = read(at, Math.min(Page.MAX_SIZE, end - at));
            var results = page.results();
            var from = Math.clamp((long) offset - at, 0, results.size());
            found.addAll(results.subList(from, Math.min(results.size(), end - at)));
            at += results.size();
            if (page.nextCursor() == null) {
                break;
            }
        }
        return found;
    }

    private ProductPage read(int at, int size) {
        var known = first;
        first = null;
        var page =
                known != null && at == 0 ? known : source.page(starts.getOrDefault(at, ""), size);
        if (page.nextCursor() == null) {
            starts.tailMap(at, false).clear();
        } else {
            starts.put(at + page.results().size(), page.nextCursor());
        }
        return page;
    }
}
