package org.productimporter.web.products.bulk;

import java.util.List;
import org.productimporter.web.products.search.ProductConditions;
import org.productimporter.web.products.search.ProductFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds all products that pass a filter by reading the catalogue itself: a search index can lag. Thread-safe.
@Repository
class FilteredProductRepository {

    private static final int FETCH_SIZE = 10_000;

    private final JdbcClient jdbc;

    FilteredProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String COUNT = """
            select count(*)
            from product p
            where true
            ${conditions}
            """;

    long count(ProductFilter filter) {
        return statement(COUNT, filter).query(Long.class).single();
    }

    private static final String IDS = """
            select p.id
            from product p
            where true
            ${conditions}
            order by p.id
            """;

    /// Returns the IDs in one snapshot. A transaction, without which the driver would read all rows at once.
    @Transactional(readOnly = true)
    public ProductIds ids(ProductFilter filter) {
        var ids = new ProductIds();
        statement(IDS, filter).withFetchSize(FETCH_SIZE).query(row -> {
            ids.add(row.getLong("id"));
        });
        return ids;
    }

    private static final String LOCK = """
            select p.id
            from product p
            where p.id = any (:ids)
            ${conditions}
            order by p.id
            for update
            """;

    /// Locks those of the products that still pass the filter, and returns their IDs in ascending order.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> lock(List<Long> ids, ProductFilter filter) {
        return statement(LOCK, filter).param("ids", ids.toArray(Long[]::new)).query((row, _) -> row.getLong(1)).list();
    }

    private JdbcClient.StatementSpec statement(String sql, ProductFilter filter) {
        var conditions = ProductConditions.of(filter);
        return jdbc.sql(conditions.applyTo(sql, name -> ":" + name)).params(conditions.values());
    }
}
