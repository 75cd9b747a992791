package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.Rest.Answer;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Concurrent writers, among them an import, simulated by a transaction with the effect of its chunk.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@TestPropertySource(properties = "product.importer.products.lock-timeout=3s")
@Timeout(120)
class ProductConcurrencyIT {

    private static final int WRITERS = 8;

    /// The effect of the merge of an import on the products A and B.
    private static final String MERGE = """
            merge into product p
            using (values ('a'), ('b')) w (sku)
            on p.sku_key = w.sku
            when matched then update set description = 'imported', version = p.version + 1
            when not matched then insert (sku, name) values (w.sku, 'imported')
            """;

    @Autowired private JdbcClient database;
    @Autowired private DataSource dataSource;
    private final ProductClient products;

    ProductConcurrencyIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void oneOfManyRequestsCreatesASku() throws Exception {
        var answers = atOnce(writer -> products
                .create("{\"sku\": \"%s\", \"name\": \"%d\"}".formatted(writer % 2 == 0 ? "Kit" : "kIT", writer)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(WRITERS - 1);
        assertThat(products.list("").json().path("count").asLong()).isEqualTo(1);
    }

    @Test
    void oneOfManyRequestsChangesAVersion() throws Exception {
        var id = products.named("A", "n");

        var answers =
                atOnce(writer -> products.patch(id, "{\"name\": \"by %d\"}".formatted(writer), "If-Match", "\"1\""));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(WRITERS - 1);
        assertThat(products.get(id).json().path("version").asLong()).isEqualTo(2);
    }

    @Test
    void losesNoChangeWithoutIfMatch() throws Exception {
        var id = products.named("A", "n");
        var fields = List.of("name", "description");

        var answers =
                atOnce(writer -> products.patch(id, "{\"%s\": \"by %d\"}".formatted(fields.get(writer % 2), writer)));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        var product = products.get(id).json();
        assertThat(product.path("version").asLong()).isEqualTo(1 + WRITERS);
        assertThat(product.path("name").asString()).startsWith("by ");
        assertThat(product.path("description").asString()).startsWith("by ");
    }

    private interface Writer {
        Answer write(int number);
    }

    private static List<Answer> atOnce(Writer writer) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var work = IntStream.range(0, WRITERS)
                    .<Callable<Answer>>mapToObj(number -> () -> writer.write(number))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void editWaitsForImport() throws Exception {
        var id = products.named("A", "n");
        try (var importing = open()) {
            run(importing, MERGE);
            var edit = later(() -> products.patch(id, "{\"name\": \"edited\"}"));
            var created = later(() -> products.create("{\"sku\": \"B\", \"name\": \"n\"}"));
            awaitWaiting(2);
            importing.commit();

            assertThat(edit.join().status()).isEqualTo(200);
            assertThat(created.join().status()).isEqualTo(409);
        }
        var product = products.get(id).json();
        assertThat(product.path("name").asString()).isEqualTo("edited");
        assertThat(product.path("description").asString()).isEqualTo("imported");
        assertThat(product.path("version").asLong()).isEqualTo(3);
    }

    @Test
    void lockTimeoutReturnsRetryAfter() throws Exception {
        var id = products.named("A", "n");
        try (var importing = open()) {
            run(importing, MERGE);
            var answers = List.of(later(() -> products.patch(id, "{\"name\": \"edited\"}")),
                    later(() -> products.delete(id)), later(() -> products.create("{\"sku\": \"B\", \"name\": \"n\"}")),
                    later(() -> bulkDelete("{\"ids\": [" + id + "]}")),
                    later(() -> bulkDelete("{\"confirm\": \"DELETE ALL\"}")));
            for (var answer : answers) {
                assertThat(answer.join().status()).isEqualTo(503);
                assertThat(answer.join().header("Retry-After")).isEqualTo("5");
                assertThat(answer.join().json().path("title").asString()).isEqualTo("The catalogue is busy");
            }
            importing.commit();
        }
        assertThat(products.get(id).json().path("name").asString()).isEqualTo("n");
        assertThat(products.list("").json().path("count").asLong()).isEqualTo(2);
    }

    @Test
    void deletesCatalogueBetweenTwoChunksOfImport() throws Exception {
        products.named("C", "n");
        try (var importing = open()) {
            run(importing, MERGE);
            var deletion = later(() -> bulkDelete("{\"confirm\": \"DELETE ALL\"}"));
            awaitWaiting(1);
            importing.commit();

            assertThat(deletion.join().body()).isEqualTo("{\"deleted\":3}");
            run(importing, MERGE);
            importing.commit();
        }
        assertThat(products.list("").json().path("count").asLong()).isEqualTo(2);
    }

    @Test
    void retriesChangeAfterDeadlock() throws Exception {
        var first = products.named("A", "n");
        var second = products.named("B", "n");
        try (var importing = open()) {
            run(importing, "update product set name = 'held' where id = " + second);
            var deletion = later(() -> bulkDelete("{\"ids\": [%d, %d]}".formatted(first, second)));
            awaitWaiting(1);
            run(importing, "update product set name = 'held' where id = " + first);
            importing.commit();

            assertThat(deletion.join().body()).isEqualTo("{\"deleted\":2}");
        }
    }

    private Answer bulkDelete(String body) {
        return products.rest().json("/api/products/bulk-delete/", body);
    }

    private Connection open() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static CompletableFuture<Answer> later(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
    }

    private void awaitWaiting(long sessions) {
        await().until(() -> database.sql(
                "select count(distinct pid) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database()) or not granted and locktype = 'transactionid'")
                .query(Long.class)
                .single() >= sessions);
    }
}
