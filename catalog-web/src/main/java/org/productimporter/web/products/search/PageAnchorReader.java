package org.productimporter.web.products.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.productimporter.db.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the anchors of the whole catalogue by one walk along the index of its order, 0.1 microseconds a product, and
/// keeps them while the catalogue has as many products. Thread-safe; joins the caller's transaction.
@Component
class PageAnchorReader {

    /// Some hundred kilobytes for each order.
    private static final long ANCHORS = 2_000;

    private static final long CLOSEST = 500;

    private final JdbcClient jdbc;
    private final Map<ProductOrdering, PageAnchors> known = new ConcurrentHashMap<>();
    private final String anchors = SqlFile.read(PageAnchorReader.class, "page-anchors.sql");

    PageAnchorReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the orders by name, price and time the anchors are approximate while changes are not indexed.
    ///
    /// @param count all products
    PageAnchors read(ProductOrdering ordering, ProductCount count) {
        var latest = known.get(ordering);
        if (latest == null || !latest.count().equals(count)) {
            latest = walk(ordering, count);
            known.put(ordering, latest);
        }
        return latest;
    }

    private PageAnchors walk(ProductOrdering ordering, ProductCount count) {
        var every = Math.max(CLOSEST, count.products() / ANCHORS);
        var cursors = jdbc.sql(SortColumns.of(ordering.key()).in(anchors, ordering.direction(), false))
                .param("between", every - 1)
                .query((row, _) -> Keyset.cursor(ordering, row.getLong("id"), row.getString("key")))
                .list();
        return new PageAnchors(count, every, cursors);
    }
}
