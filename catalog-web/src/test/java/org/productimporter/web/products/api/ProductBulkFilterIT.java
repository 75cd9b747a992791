package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Actions on all products that match a filter, or on those with given IDs.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Import(EventLog.class)
@Timeout(60)
class ProductBulkFilterIT {

    private static final String OAK = "{\"filter\": {\"name\": \"OAK\"}, \"confirm\": \"%d\"%s}";

    @Autowired private EventLog events;
    @Autowired private JdbcClient database;
    @Autowired private DataSource connections;
    private final ProductClient products;
    private long lastAudited;

    ProductBulkFilterIT(ProductClient products) {
        this.products = products;
    }

    /// 12,000 products of oak, more than two parts, and 8,000 of pine.
    @BeforeEach
    void fill() {
        database.sql("""
                with made as (
                    insert into product (sku, name)
                    select 'S-' || n, case when n % 5 < 3 then 'Oak ' else 'Pine ' end || n
                    from generate_series(1, 20000) n
                    returning id
                )
                select append_product_outbox(array_agg(id), count(*))
                from made
                """).query(Long.class).single();
        events.clear();
        database.sql("delete from product_change").update();
        lastAudited = database.sql("select coalesce(max(id), 0) from audit_log").query(Long.class).single();
    }

    @Test
    void deletesAllThatMatchInParts() {
        assertThat(delete(OAK.formatted(12_000, "")).body()).isEqualTo("{\"deleted\":12000}");

        assertThat(count("name like 'Pine%'")).isEqualTo(8_000);
        assertThat(products.count()).isEqualTo(8_000);
        assertThat(products.list("page_size=1").json().path("count").asLong()).isEqualTo(8_000);
        assertThat(events.names()).containsExactly("BulkRequested by token", "PartDeleted by token",
                "PartDeleted by token", "PartDeleted by token");
        assertThat(audited())
                .containsExactly("product.bulk-deleted {\"count\": 12000, \"filter\": {\"name\": \"OAK\"}}");
        assertThat(database.sql("select sum(products) from product_change where change = 'deleted'")
                .query(Long.class)
                .single()).isEqualTo(12_000);
    }

    @Test
    void deactivatesAllThatMatchAndCountsThoseThatChange() {
        database.sql("update product set active = false where name = 'Oak 2'").update();

        assertThat(update(OAK.formatted(12_000, ", \"active\": false")).body()).isEqualTo("{\"updated\":11999}");

        assertThat(count("not active and version = 2")).isEqualTo(11_999);
        assertThat(count("active")).isEqualTo(8_000);
        assertThat(audited())
                .containsExactly("product.bulk-deactivated {\"count\": 12000, \"filter\": {\"name\": \"OAK\"}}");
        assertThat(database.sql("select count(*) from product p join product_change c on c.id = p.change_id")
                .query(Long.class)
                .single()).isEqualTo(11_999);
        assertThat(update("{\"filter\": {}, \"confirm\": \"20000\", \"active\": true}").body())
                .isEqualTo("{\"updated\":12000}");
    }

    @Test
    void changesNothingIfTheNumberDiffers() {
        for (var answer : List.of(delete(OAK.formatted(11_999, "")),
                update(OAK.formatted(12_001, ", \"active\": false")))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("count").asLong()).isEqualTo(12_000);
            assertThat(answer.json().path("detail").asString()).contains("12,000 products match",
                    "Nothing was changed");
        }
        assertThat(count("active and version = 1")).isEqualTo(20_000);
        assertThat(events.all()).isEmpty();
        assertThat(audited()).isEmpty();
    }

    /// The products are found, and before the first of them is locked, another user changes one.
    @Test
    void changesNothingIfAProductOfTheFirstPartMatchesNoLonger() throws SQLException {
        try (var connection = connections.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update product set name = 'Pine', version = 9 where sku = 'S-1'");
            var deletion =
                    CompletableFuture.supplyAsync(() -> delete(OAK.formatted(12_000, "")), Thread::startVirtualThread);
            await().until(this::isLockAwaited);
            connection.commit();
            assertThat(deletion.join().status()).isEqualTo(409);
        }
        assertThat(products.count()).isEqualTo(20_000);
        assertThat(events.all()).isEmpty();
    }

    /// A product of a later part that has changed since is kept, and the others are processed.
    @Test
    void keepsProductsThatMatchNoLongerLater() throws SQLException {
        try (var connection = connections.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update product set name = 'Pine', version = 9 where sku = 'S-20000'");
            statement.execute("update product set name = 'Pine', version = 9 where sku = 'S-19997'");
            var deletion =
                    CompletableFuture.supplyAsync(() -> delete(OAK.formatted(12_000, "")), Thread::startVirtualThread);
            await().until(this::isLockAwaited);
            connection.commit();
            assertThat(deletion.join().body()).isEqualTo("{\"deleted\":11998}");
        }
        assertThat(count("version = 9")).isEqualTo(2);
        assertThat(products.count()).isEqualTo(8_002);
    }

    private boolean isLockAwaited() {
        return database.sql("select exists (select from pg_locks where not granted and locktype = 'transactionid')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void changesThoseWithTheseIds() {
        var first = id("S-1");
        var second = id("S-2");

        assertThat(update("{\"ids\": [%d, %d, %d, 0], \"active\": false}".formatted(second, first, first)).body())
                .isEqualTo("{\"updated\":2}");

        assertThat(count("not active")).isEqualTo(2);
        assertThat(events.names()).containsExactly("BulkRequested by token", "BulkUpdated by token");
        assertThat(update("{\"ids\": [%d], \"active\": false}".formatted(first)).body()).isEqualTo("{\"updated\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'active': false}", "{'active': 'false', 'ids': [1]}", "{'ids': [1]}",
            "{'filter': {'name': 'oak'}, 'active': false}",
            "{'filter': {'name': 'oak'}, 'confirm': 12000, 'active': false}",
            "{'filter': {'name': 'oak'}, 'confirm': '', 'active': false}",
            "{'filter': {'name': ''}, 'confirm': '20000', 'active': false}",
            "{'filter': {'name': null}, 'confirm': '20000', 'active': false}",
            "{'filter': {'active': 'true'}, 'confirm': '20000', 'active': false}",
            "{'filter': null, 'confirm': '20000', 'active': false}", "{'filter': [], 'confirm': '0', 'active': false}",
            "{'filter': {'colour': 'red'}, 'confirm': '20000', 'active': false}",
            "{'filter': {}, 'ids': [1], 'confirm': '20000', 'active': false}",
            "{'filter': {}, 'confirm': 'DELETE ALL', 'active': false}",
            "{'filter': {}, 'confirm': '20000', 'active': false, 'price': 1}"})
    void refusesRequestsThatAreNotClear(String body) {
        assertThat(update(body.replace('\'', '"')).status()).isEqualTo(400);
        assertThat(count("active and version = 1")).isEqualTo(20_000);
    }

    private Rest.Answer delete(String body) {
        return products.rest().json("/api/products/bulk-delete/", body);
    }

    private Rest.Answer update(String body) {
        return products.rest().json("/api/products/bulk-update/", body);
    }

    private long count(String condition) {
        return database.sql("select count(*) from product where " + condition).query(Long.class).single();
    }

    private long id(String sku) {
        return database.sql("select id from product where sku = :sku").param("sku", sku).query(Long.class).single();
    }

    private List<String> audited() {
        return database.sql("""
                select action || ' ' || coalesce(old, new)::text
                from audit_log
                where id > :last
                and action like 'product.bulk-%'
                order by id
                """).param("last", lastAudited).query((row, _) -> row.getString(1)).list();
    }
}
