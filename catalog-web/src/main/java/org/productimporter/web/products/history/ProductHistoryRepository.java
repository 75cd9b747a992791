package org.productimporter.web.products.history;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the changes of a product, each by primary key. Thread-safe.
@Repository
class ProductHistoryRepository {

    private static final RowMapper<Place> PLACE = (row, _) -> new Place(row.getLong("id"), row.getLong("change_id"));

    private final JdbcClient jdbc;

    ProductHistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a change of a product is recorded.
    ///
    /// @param changeId 0 if nowhere
    record Place(long productId, long changeId) {}

    /// A block of changes.
    @SuppressWarnings("ArrayRecordComponent") // it is passed on, never compared
    record Block(String change, @Nullable Long importId, Instant at, String by, byte[] differences) {}

    private static final String FIND = """
            select id, change_id
            from product
            where id = :id
            """;

    /// Returns the last change of a product, or empty if there is no such product.
    Optional<Place> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(PLACE).optional();
    }

    private static final String FIND_BY_SKU = """
            select id, change_id
            from product
            where sku_key = product_key(:sku)
            """;

    private static final String FIND_DELETED = """
            select product_id as id, change_id
            from deleted_product
            where sku_key = product_key(:sku)
            """;

    /// Returns the last change of the product that has this SKU in any case, or else had it last.
    Optional<Place> findBySku(String sku) {
        return jdbc.sql(FIND_BY_SKU)
                .param("sku", sku)
                .query(PLACE)
                .optional()
                .or(() -> jdbc.sql(FIND_DELETED).param("sku", sku).query(PLACE).optional());
    }

    private static final String BLOCK = """
            select change, import_id, at, by, differences
            from product_change
            where id = :id
            """;

    /// Returns a block, or empty if it has been removed.
    Optional<Block> block(long id) {
        return jdbc.sql(BLOCK)
                .param("id", id)
                .query((row, _) -> new Block(row.getString("change"), row.getObject("import_id", Long.class),
                        SqlTime.required(row, "at"), row.getString("by"), row.getBytes("differences")))
                .optional();
    }
}
