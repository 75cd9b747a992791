package org.productimporter.web.products;

import java.util.Collection;
import java.util.Optional;
import org.productimporter.model.product.AttributeJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes single products and deletes many. Thread-safe; joins the caller's transaction. Every statement that
/// changes products appends to `product_outbox`.
@Repository
class ProductRepository {

    private static final ProductRowMapper PRODUCT = new ProductRowMapper();

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                insert into product (sku, name, description, price, active, attributes)
                values (:sku, :name, :description, :price, :active, cast(:attributes as jsonb))
                on conflict (sku_key) do nothing
                returning id, sku, name, description, price, active, attributes, created_at, updated_at, version
            )
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                append_product_outbox(array[id], 1)
            from created
            """;

    /// Returns empty if the SKU exists in any case.
    Optional<Product> insert(ValidProduct product) {
        return parameters(jdbc.sql(INSERT), product).query(PRODUCT).optional();
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
                    version = version + 1
                where id = :id
                returning id, sku, name, description, price, active, attributes, created_at, updated_at, version
            )
            select id, sku, name, description, price, active, attributes, created_at, updated_at, version,
                append_product_outbox(array[id], 0)
            from changed
            """;

    Product update(long id, ValidProduct product) {
        return parameters(jdbc.sql(UPDATE), product).param("id", id).query(PRODUCT).single();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, ValidProduct product) {
        return statement.param("sku", product.sku())
                .param("name", product.name())
                .param("description", product.description())
                .param("price", product.price())
                .param("active", product.active())
                .param("attributes", product.attributes().isEmpty() ? null : AttributeJson.of(product.attributes()));
    }

    private static final String DELETE = """
            with deleted as (
                delete from product
                where id = :id
                returning id
            )
            select append_product_outbox(array[id], -1)
            from deleted
            """;

    void delete(long id) {
        jdbc.sql(DELETE).param("id", id).query(Long.class).list();
    }

    /// The rows are locked in the order of their IDs, so that two such statements do not deadlock.
    private static final String DELETE_MANY = """
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
                returning p.id as id
            )
            select count(*) as products, append_product_outbox(array_agg(id), -count(*))
            from deleted
            """;

    /// @return number of deleted products
    long delete(Collection<Long> ids) {
        return jdbc.sql(DELETE_MANY)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> row.getLong("products"))
                .single();
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
