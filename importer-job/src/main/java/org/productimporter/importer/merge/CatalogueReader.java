package org.productimporter.importer.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.staging.Bucket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads the products that a merge compares with its rows, sorted by key. Thread-safe.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CatalogueReader {

    /// How products are read.
    ///
    /// @param attributes whether their attributes are read
    /// @param lock whether they are locked until the end of the transaction
    record Access(boolean attributes, boolean lock) {}

    /// Rows per round trip.
    private static final int FETCH_SIZE = 2_000;

    private final JdbcClient jdbc;

    CatalogueReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The bounds are plain comparisons, because the statement soon gets a generic plan: one with `:keyFrom is null or …`
    /// reads the index from its start.
    private static final String RANGE = """
            select ${columns}
            from product
            where sku_key >= :keyFrom
            ${below}
            order by sku_key
            limit :limit
            ${lock}
            """;

    /// Reads the products of a key range.
    ///
    /// @param limit reads not more than this number, or null to read all
    /// @param products receives the products one after the other
    /// @return the number of products
    long readRange(Bucket range, @Nullable Long limit, Access access, Consumer<ExistingProduct> products) {
        var below = range.keyTo() == null ? "" : "and sku_key < :keyTo";
        var values = new HashMap<String, @Nullable Object>();
        values.put("keyFrom", Objects.requireNonNullElse(range.keyFrom(), ""));
        values.put("keyTo", range.keyTo());
        values.put("limit", limit);
        return read(statement(RANGE, access).replace("${below}", below), values, products);
    }

    private static final String KEYS = """
            select ${columns}
            from product
            where sku_key = any (:keys)
            order by sku_key
            ${lock}
            """;

    /// Reads the products with these keys.
    void readKeys(List<String> keys, Access access, Consumer<ExistingProduct> products) {
        read(statement(KEYS, access), Map.of("keys", keys.toArray(String[]::new)), products);
    }

    private static String statement(String sql, Access access) {
        return sql
                .replace("${columns}",
                        access.attributes ? ExistingProduct.COLUMNS_WITH_ATTRIBUTES : ExistingProduct.COLUMNS)
                .replace("${lock}", access.lock ? "for no key update" : "");
    }

    private long read(String sql, Map<String, ? extends @Nullable Object> values, Consumer<ExistingProduct> products) {
        var count = new long[1];
        jdbc.sql(sql).params(values).withFetchSize(FETCH_SIZE).query(row -> {
            count[0]++;
            products.accept(ExistingProduct.read(row));
        });
        return count[0];
    }
}
