package org.productimporter.web.products.search;

import java.io.IOException;
import java.io.OutputStream;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Component;

/// The door to lists of products: pages, counts and exports. Safe for any number of threads and
/// nodes, also while imports run.
@Component
public class ProductListService {

    /// So many rows are quick to pass over in any list: 5 to 30 ms.
    private static final int PASSED_OVER = 10_000;

    /// A list whose estimate is so many times above the limit of exact counts is not counted.
    private static final int SURELY = 3;

    private final ProductSearchRepository products;
    private final PageAnchorReader anchors;
    private final ProductCsvExporter exportProducts;
    private final BoundedReads reads;
    private final SearchProperties properties;

    ProductListService(ProductSearchRepository products, PageAnchorReader anchors, ProductCsvExporter exportProducts,
            BoundedReads reads, SearchProperties properties) {
        this.products = products;
        this.anchors = anchors;
        this.exportProducts = exportProducts;
        this.reads = reads;
        this.properties = properties;
    }

    /// The products of a list from number `offset` on, with the list's count. A page that
    /// is not full is the last one, and tells the count by itself.
    ///
    /// @throws Problem 503 when it takes too long
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage page(ProductFilter filter, ProductOrdering ordering, long offset, int size) {
        return reads.read(() -> {
            var found = products.find(filter, ordering, null, offset, size);
            var behind = behind(filter, ordering);
            var isLast = !found.isEmpty() && found.size() < size && behind == 0;
            var count = isLast ? new ProductCount(offset + found.size(), false) : counted(filter);
            return new ProductPage(found, count.products(), count.isEstimate(), null, behind);
        });
    }

    private long behind(ProductFilter filter, ProductOrdering ordering) {
        return ProductSearchRepository.isInProduct(filter, ordering) ? 0 : products.behind();
    }

    /// The products of a list after a cursor; the empty cursor is its start.
    ///
    /// @param size at most [Page#MAX_SIZE]
    /// @throws Problem 400 for a cursor of another list, 503 when it takes too long
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage page(ProductFilter filter, ProductOrdering ordering, String cursor, int size) {
        return page(filter, ordering, Keyset.after(cursor), size);
    }

    /// The same from a start that [#anchors] gives.
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductPage page(ProductFilter filter, ProductOrdering ordering, Keyset start, int size) {
        var row = start.row(ordering);
        return reads.read(() -> {
            var found = products.find(filter, ordering, row, start.skipped(), size + 1);
            var behind = behind(filter, ordering);
            if (found.size() <= size) {
                return new ProductPage(found, null, false, null, behind);
            }
            var results = found.subList(0, size);
            return new ProductPage(results, null, false, Keyset.cursor(ordering, results.getLast()), behind);
        });
    }

    /// How many products the filter lets through: all products exactly, others exactly up to
    /// 10,000 and estimated beyond.
    ///
    /// @throws Problem 503 when it takes too long
    @RequiresScope(Scope.PRODUCTS_READ)
    public ProductCount count(ProductFilter filter) {
        return reads.read(() -> counted(filter));
    }

    private ProductCount counted(ProductFilter filter) {
        if (filter.equals(ProductFilter.ALL)) {
            return new ProductCount(products.all(), false);
        }
        long limit = properties.exactCount() + 1L;
        var estimate = filter.exactSku() == null ? products.estimate(filter) : 0;
        var counted = estimate > SURELY * limit ? limit : products.count(filter, limit);
        return counted < limit ? new ProductCount(counted, false) : new ProductCount(Math.max(limit, estimate), true);
    }

    /// How long a list is, and the way to any of its rows: of lists that are counted exactly and
    /// of the whole catalogue. A list that is only estimated has none, and neither has a
    /// catalogue too large to walk along its index in time.
    ///
    /// @throws Problem 503 when it takes too long to count
    @RequiresScope(Scope.PRODUCTS_READ)
    public PageAnchors anchors(ProductFilter filter, ProductOrdering ordering) {
        var count = count(filter);
        if (!count.isEstimate() && count.products() <= PASSED_OVER) {
            return PageAnchors.needless(count);
        }
        if (!filter.equals(ProductFilter.ALL)) {
            return PageAnchors.none(count);
        }
        try {
            return reads.read(() -> anchors.read(ordering, count));
        } catch (ProblemException tooSlow) {
            return PageAnchors.none(count);
        }
    }

    /// Writes the products as CSV, in the order of their ids, as they are at this moment.
    ///
    /// @throws Problem 503 when too many exports run
    /// @throws IOException when `out` takes no more; the query has then ended
    @RequiresScope(Scope.PRODUCTS_READ)
    public void export(ProductFilter filter, ExportStyle style, OutputStream out) throws IOException {
        exportProducts.write(filter, style, out);
    }
}
