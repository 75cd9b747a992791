package org.productimporter.web.products;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.productimporter.db.changes.ProductChangeRepository;
import org.productimporter.model.product.AttributeJson;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes single products and deletes many. Thread-safe; joins the caller's transaction. Every statement that
/// changes products appends to `product_outbox` and reserves a block of the history, unless that is switched off.
@Repository
class ProductRepository {

    private static final ProductRowMapper PRODUCT = new ProductRowMapper();

    private static final RowMapper<ChangedProduct> CHANGED =
            (row, number) -> new ChangedProduct(PRODUCT.mapRow(row, number), row.getLong("change_id"),
                    row.getLong("previous_change_id"));

    private final JdbcClient jdbc;
    private final boolean hasHistory;

    ProductRepository(JdbcClient jdbc, ProductChangeRepository changes) {
        this.jdbc = jdbc;
        this.hasHistory = changes.isEnabled();
    }

    private static final String FIND = """
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version
            from product
            where id = :id
            """;

    Optional<Product> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(PRODUCT).optional();
    }

    private static final String FIND_BY_SKU = """
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version
            from product
            where sku_key = product_key(:sku)
            """;

    /// Finds the product with this SKU in any case.
    Optional<Product> findBySku(String sku) {
        return jdbc.sql(FIND_BY_SKU).param("sku", sku).query(PRODUCT).optional();
    }

    private static final String LOCK = """
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version
            from product
            where id = :id
            for update
            """;

    /// Finds and locks a product until the end of the transaction.
    Optional<Product> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(PRODUCT).optional();
    }

    private static final String INSERT = """
            with created as (
                insert into product (sku, name, description, price, active, attributes, change_id)
                values (:sku, :name, :description, :price, :active, cast(:attributes as jsonb),
                    case when :history then nextval('product_change_id_seq') end)
                on conflict (sku_key) do nothing
                returning id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                    change_id
            )
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version, change_id,
                null as previous_change_id, append_product_outbox(array[id], 1)
            from created
            """;

    /// Returns empty if the SKU exists in any case.
    Optional<ChangedProduct> insert(ValidProduct product) {
        return parameters(jdbc.sql(INSERT), product).query(CHANGED).optional();
    }

    private static final String UPDATE = """
            with changed as (
                update product
                set sku = :sku,
                    name = :name,
                    description = :description,
                    price = :price,
                    active = :active,
                    attributes = cast(:attributes as jsonb),
                    updated_at = clock_timestamp(),
                    version = version + 1,
                    change_id = case when :history then nextval('product_change_id_seq') end
                where id = :id
                returning id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                    change_id, old.change_id as previous_change_id
            )
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version, change_id,
                previous_change_id, append_product_outbox(array[id], 0)
            from changed
            """;

    ChangedProduct update(long id, ValidProduct product) {
        return parameters(jdbc.sql(UPDATE), product).param("id", id).query(CHANGED).single();
    }

    private JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, ValidProduct product) {
        return statement.param("history", hasHistory)
                .param("sku", product.sku())
                .param("name", product.name())
                .param("description", product.description())
                .param("price", product.price())
                .param("active", product.active())
                .param("attributes", product.attributes().isEmpty() ? null : AttributeJson.of(product.attributes()));
    }

    /// The rows are locked in the order of their IDs, so that two such statements do not deadlock.
    private static final String DELETE = """
            with target as (
                select id
                from product
                where id = any (:ids)
                order by id
                for update
            ), deleted as (
                delete from product p
                using target t
                where p.id = t.id
                returning p.id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                    change_id as previous_change_id
            ), outbox as (
                select append_product_outbox(array_agg(id), -count(*)) as outbox_id
                from deleted
            )
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                null as change_id, previous_change_id, outbox_id
            from deleted
            cross join outbox
            """;

    /// Returns the deleted products. Their blocks are not reserved.
    List<ChangedProduct> delete(Collection<Long> ids) {
        return jdbc.sql(DELETE).param("ids", ids.toArray(Long[]::new)).query(CHANGED).list();
    }

    /// The rows are locked in the order of their IDs. All products share one block of the history.
    private static final String SET_ACTIVE = """
            with target as (
                select id
                from product
                where id = any (:ids)
                and active <> :active
                order by id
                for update
            ), block as materialized (
                select case when :history then nextval('product_change_id_seq') end as id
            ), changed as (
                update product p
                set active = :active,
                    updated_at = clock_timestamp(),
                    version = version + 1,
                    change_id = block.id
                from target t, block
                where p.id = t.id
                returning p.id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                    change_id, old.change_id as previous_change_id
            ), outbox as (
                select append_product_outbox(array_agg(id), 0) as outbox_id
                from changed
            )
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version, change_id,
                previous_change_id, outbox_id
            from changed
            cross join outbox
            """;

    /// Activates or deactivates products. Returns those that had the other state, as they are now.
    List<ChangedProduct> setActive(Collection<Long> ids, boolean active) {
        return jdbc.sql(SET_ACTIVE)
                .param("history", hasHistory)
                .param("active", active)
                .param("ids", ids.toArray(Long[]::new))
                .query(CHANGED)
                .list();
    }

    private static final String LOCK_ALL = """
            lock table product in access exclusive mode
            """;

    private static final String COUNT_ALL = """
            select count(*)
            from product
            """;

    private static final String TRUNCATE = """
            truncate product
            """;

    /// Deletes all products; a trigger empties the search tables. Waits for all readers and writers. See decision 10.
    ///
    /// @return number of deleted products
    long deleteAll() {
        jdbc.sql(LOCK_ALL).update();
        var products = jdbc.sql(COUNT_ALL).query(Long.class).single();
        jdbc.sql(TRUNCATE).update();
        return products;
    }
}
