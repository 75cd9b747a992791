package org.productimporter.web.products;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements about one row of the table `product`. Thread-safe; transactions are the door's.
///
/// Each statement that changes a product appends to `product_outbox`.
@Component
class ProductRepository {

    private static final ProductRowMapper PRODUCT = new ProductRowMapper();

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select id, sku, name, description, price, active, created_at, updated_at, version
            from product
            where id = :id
            """;

    Optional<Product> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(PRODUCT).optional();
    }

    private static final String FIND_BY_SKU = """
            select id, sku, name, description, price, active, created_at, updated_at, version
            from product
            where sku_key = product_key(:sku)
            """;

    /// The product of this SKU in any case.
    Optional<Product> findBySku(String sku) {
        return jdbc.sql(FIND_BY_SKU).param("sku", sku).query(PRODUCT).optional();
    }

    private static final String LOCK = """
            select id, sku, name, description, price, active, created_at, updated_at, version
            from product
            where id = :id
            for update
            """;

    /// Holds the row until the end of the transaction, so that two writers come one after the
    /// other.
    Optional<Product> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(PRODUCT).optional();
    }

    private static final String INSERT = """
            with created as (
                insert into product (sku, name, description, price, active)
                values (:sku, :name, :description, :price, :active)
                on conflict (sku_key) do nothing
                returning id, sku, name, description, price, active, created_at, updated_at, version
            )
            select id, sku, name, description, price, active, created_at, updated_at, version,
                append_product_outbox(array[id], 1)
            from created
            """;

    /// Empty when the SKU exists in any case.
    Optional<Product> insert(ValidProduct product) {
        return values(jdbc.sql(INSERT), product).query(PRODUCT).optional();
    }

    private static final String UPDATE = """
            with changed as (
                update product
                set sku = :sku,
                    name = :name,
                    description = :description,
                    price = :price,
                    active = :active,
                    updated_at = clock_timestamp(),
                    version = version + 1
                where id = :id
                returning id, sku, name, description, price, active, created_at, updated_at, version
            )
            select id, sku, name, description, price, active, created_at, updated_at, version,
                append_product_outbox(array[id], 0)
            from changed
            """;

    Product update(long id, ValidProduct product) {
        return values(jdbc.sql(UPDATE), product).param("id", id).query(PRODUCT).single();
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, ValidProduct product) {
        return statement.param("sku", product.sku())
                .param("name", product.name())
                .param("description", product.description())
                .param("price", product.price())
                .param("active", product.active());
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
}
