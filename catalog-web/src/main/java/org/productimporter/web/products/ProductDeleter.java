package org.productimporter.web.products;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes many products at once. Thread-safe; joins the caller's transaction. See decision 10.
@Component
class ProductDeleter {

    private final JdbcClient jdbc;

    ProductDeleter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String LOCK_ALL = """
            lock table product in access exclusive mode
            """;

    private static final String COUNT_ALL = """
            select count(*)
            from product
            """;

    private static final String DELETE_ALL = """
            truncate product
            """;

    /// Empties the catalogue, and by a trigger what is searched by. Waits for everybody who reads
    /// or writes it, and they for us; ids are not used again.
    ///
    /// @return how many there were
    long deleteAll() {
        jdbc.sql(LOCK_ALL).update();
        var products = jdbc.sql(COUNT_ALL).query(Long.class).single();
        jdbc.sql(DELETE_ALL).update();
        return products;
    }

    /// Locked in the order of the ids, so that two such requests wait for each other and never in
    /// a circle.
    private static final String DELETE_SOME = """
            with doomed as (
                select id
                from product
                where id = any (:ids)
                order by id
                for update
            ), deleted as (
                delete from product p
                using doomed d
                where p.id = d.id
                returning p.id as id
            )
            select count(*) as products, append_product_outbox(array_agg(id), -count(*))
            from deleted
            """;

    /// @return how many of them there were
    long delete(Collection<Long> ids) {
        return jdbc.sql(DELETE_SOME)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> row.getLong("products"))
                .single();
    }
}
