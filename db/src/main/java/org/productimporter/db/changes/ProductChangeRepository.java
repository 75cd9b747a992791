package org.productimporter.db.changes;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes `product_change`, the history of the products. Every transaction that changes products adds blocks to it and names
/// them in `product.change_id`. Thread-safe; joins the transaction of the caller.
@Repository
public class ProductChangeRepository {

    private final JdbcClient jdbc;
    private final HistoryProperties properties;

    ProductChangeRepository(JdbcClient jdbc, HistoryProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Returns whether changes are recorded. If not, a change sets `product.change_id` to null, which ends the history of the
    /// product.
    public boolean isEnabled() {
        return properties.enabled();
    }

    private static final String RESERVE = """
            select nextval('product_change_id_seq')
            from generate_series(1, :count)
            """;

    /// Returns IDs of new blocks.
    public List<Long> reserve(int count) {
        return jdbc.sql(RESERVE).param("count", count).query((row, _) -> row.getLong(1)).list();
    }

    private static final String ADD = """
            insert into product_change (id, change, by, products, largest_price_change, smallest_price_change,
                differences)
            values (:id, :change, :by, :products, :largest, :smallest, :differences)
            """;

    /// Adds a block of changes by a user or client.
    ///
    /// @param id a reserved ID
    /// @param by author, for example `user:anna`
    public void add(long id, ChangeKind change, String by, DifferenceBlock block) {
        jdbc.sql(ADD)
                .param("id", id)
                .param("change", change.text())
                .param("by", by)
                .param("products", block.products())
                .param("largest", block.largestPriceChange())
                .param("smallest", block.smallestPriceChange())
                .param("differences", block.bytes())
                .update();
    }

    /// In the order of the keys, so that two deletions do not deadlock.
    private static final String ADD_DELETED = """
            insert into deleted_product (sku_key, product_id, change_id)
            select product_key(sku), id, :change
            from unnest(:skus, :ids) as deleted (sku, id)
            order by 1
            on conflict (sku_key) do update
            set product_id = excluded.product_id,
                change_id = excluded.change_id
            """;

    /// Leads from the SKUs of deleted products to the block of their deletion.
    public void addDeleted(long changeId, List<ProductDifference> deleted) {
        jdbc.sql(ADD_DELETED)
                .param("change", changeId)
                .param("skus", deleted.stream().map(product -> product.sku().toString()).toArray(String[]::new))
                .param("ids", deleted.stream().map(ProductDifference::productId).toArray(Long[]::new))
                .update();
    }
}
