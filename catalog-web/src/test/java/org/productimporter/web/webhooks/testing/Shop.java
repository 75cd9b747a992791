package org.productimporter.web.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.productimporter.web.Rest;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// What tests do to a server with webhooks, and what they look at.
public record Shop(Rest rest, JdbcClient database, TransactionOperations transaction,
        ApplicationEventPublisher events) {

    /// An endpoint and its secret.
    public record Hook(long id, String secret) {}

    public void clear() {
        for (var table : List.of("webhook", "webhook_event", "webhook_attempt", "webhook_pending_batch",
                "import_change", "import_change_batch", "import")) {
            database.sql("delete from " + table).update();
        }
    }

    /// @param more further fields, such as `"bulk": "batch"`
    public Hook hook(Receiver receiver, String... more) {
        var fields = more.length == 0 ? "" : ", " + String.join(", ", more);
        var answer = rest.json("/api/webhooks", "{\"url\": \"%s\"%s}".formatted(receiver.url(), fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Hook(answer.json().path("id").asLong(), answer.json().path("secret").asString());
    }

    public static Product product(String sku) {
        var now = Instant.parse("2026-11-22T10:00:00Z");
        return new Product(5, sku, "Anvil", "heavy", new BigDecimal("12.50"), true, now, now, 3);
    }

    /// Publishes what the catalogue would publish for a change of this product, and commits.
    public void update(String sku) {
        publish(new ProductEvent.Updated(product(sku), product(sku), "token:test"));
    }

    public void publish(ProductEvent event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    /// Asks for an import of one product.
    ///
    /// @param query options, such as `?preview=true`
    public long upload(String query) {
        return rest.csv("/api/imports" + query, "sku,name\nA-1,Anvil\n", Map.of()).json().path("id").asLong();
    }

    /// Moves all imports on, as an importer would.
    public void state(String state) {
        database.sql("update import set state = :state").param("state", state).update();
    }

    public void makeDue() {
        database.sql("update webhook_delivery set next_attempt_at = clock_timestamp()").update();
    }

    /// `state*attempts` of all deliveries in the order in which they were owed.
    public List<String> deliveries() {
        return database.sql("select state || '*' || attempts from webhook_delivery order by id")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    public <T> T ask(String sql, Class<T> type) {
        return database.sql(sql).query(type).single();
    }

    public static void await(ThrowingRunnable condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).untilAsserted(condition);
    }
}
