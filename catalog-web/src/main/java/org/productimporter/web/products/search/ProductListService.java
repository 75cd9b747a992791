package org.productimporter.web.products.search;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Service;

/// Lists of products: pages and counts. Thread-safe, also across nodes and while imports run.
@Service
public class ProductListService {

    /// So many rows are skipped in 5 to 30 ms in any list.
    private static final int MAX_SKIPPED = 10_000;

    /// A list is not counted if its estimate exceeds the limit of exact counts by this factor.
    private static final int ESTIMATE_MARGIN = 3;

    private final ProductSearchRepository products;
    private final SearchTransaction transaction;
    private final SearchProperties properties;
    private final Map<ProductOrdering, PageAnchors> cachedAnchors = new ConcurrentHashMap<>();

    ProductListService(ProductSearchRepository products, SearchTransaction transaction, SearchProperties properties) {
        this.products = products;
        this.transaction = transaction;
        this.properties = properties;
    }

    /// Returns a page and the count of its list. A page that is not full is the last one and gives the count.
    ///
    /// @param offset number of the first row, counted from 0
    /// @throws ProblemException 503 on timeout
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage page(ProductFilter filter, ProductOrdering ordering, long offset, int size) {
        return transaction.execute(() -> {
            var found = products.find(filter, ordering, null, offset, size);
            var lag = lag(filter, ordering);
            var isLast = !found.isEmpty() && found.size() < size && lag == 0;
            var count = isLast ? new ProductPage.Count(offset + found.size(), false) : countNow(filter);
            return new ProductPage(found, count, null, lag);
        });
    }

    private long lag(ProductFilter filter, ProductOrdering ordering) {
        return ProductSearchRepository.isInProduct(filter, ordering) ? 0 : products.lag();
    }

    /// Returns the page after a cursor; the empty cursor is the start of the list.
    ///
    /// @param size at most [org.productimporter.web.common.Page#MAX_SIZE]
    /// @throws ProblemException 400 for a cursor of another list, 503 on timeout
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage page(ProductFilter filter, ProductOrdering ordering, String cursor, int size) {
        return page(filter, ordering, new Keyset(cursor, 0), size);
    }

    /// Returns the page from a start that [#anchors] gives.
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage page(ProductFilter filter, ProductOrdering ordering, Keyset start, int size) {
        var row = start.row(ordering);
        return transaction.execute(() -> {
            var found = products.find(filter, ordering, row, start.skipped(), size + 1);
            var lag = lag(filter, ordering);
            if (found.size() <= size) {
                return new ProductPage(found, null, null, lag);
            }
            var results = found.subList(0, size);
            return new ProductPage(results, null, Keyset.cursor(ordering, results.getLast()), lag);
        });
    }

    /// Counts the products that pass the filter: exactly for the whole catalogue and up to
    /// [SearchProperties#exactCountLimit], otherwise as an estimate.
    ///
    /// @throws ProblemException 503 on timeout
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage.Count count(ProductFilter filter) {
        return transaction.execute(() -> countNow(filter));
    }

    private ProductPage.Count countNow(ProductFilter filter) {
        if (filter.equals(ProductFilter.ALL)) {
            return new ProductPage.Count(products.countAll(), false);
        }
        long limit = properties.exactCountLimit() + 1L;
        var estimate = filter.exactSku() == null ? products.estimate(filter) : 0;
        var counted = estimate > ESTIMATE_MARGIN * limit ? limit : products.count(filter, limit);
        return counted < limit ? new ProductPage.Count(counted, false)
                : new ProductPage.Count(Math.max(limit, estimate), true);
    }

    /// Returns keys of attributes in alphabetical order, up to `limit`. New keys are missing until they are indexed.
    ///
    /// @throws ProblemException 503 on timeout
    @RequiresScope(Scope.PRODUCTS_READ)
    public List<String> attributeKeys(int limit) {
        return transaction.execute(() -> products.attributeKeys(limit));
    }

    /// Returns the length of a list and the anchors of its rows. A list with an estimated length has no anchors, nor has
    /// a catalogue whose index cannot be read before the timeout.
    ///
    /// @throws ProblemException 503 if counting exceeds the timeout
    @RequiresScope(Scope.PRODUCTS_READ)
    public PageAnchors anchors(ProductFilter filter, ProductOrdering ordering) {
        var count = count(filter);
        if (!count.isEstimate() && count.products() <= MAX_SKIPPED) {
            return PageAnchors.startOnly(count);
        }
        if (!filter.equals(ProductFilter.ALL)) {
            return PageAnchors.none(count);
        }
        var cached = cachedAnchors.get(ordering);
        if (cached != null && cached.count().equals(count)) {
            return cached;
        }
        try {
            var anchors = transaction.execute(() -> products.findAnchors(ordering, count));
            cachedAnchors.put(ordering, anchors);
            return anchors;
        } catch (ProblemException timedOut) {
            return PageAnchors.none(count);
        }
    }
}
