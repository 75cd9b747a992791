package org.productimporter.web.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Base class of a [WebhookServerTest]. Each test starts without webhooks and with a new [TestWebhookServer] that
/// responds with status 200.
public abstract class WebhookFixture {

    /// A webhook and its secret.
    public record CreatedWebhook(long id, String secret) {}

    protected final TestWebhookServer server = new TestWebhookServer(TestWebhookServer.ok());
    protected Rest rest;
    @Autowired protected JdbcClient database;
    @Autowired protected TransactionOperations transaction;
    @Autowired protected ApplicationEventPublisher events;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    @BeforeEach
    void connect() {
        rest = Rest.administrator(port, data.root());
        clear();
    }

    @AfterEach
    void close() {
        server.close();
        clear();
    }

    private void clear() {
        for (var table : List.of("webhook", "webhook_event", "webhook_attempt", "webhook_pending_batch",
                "import_change", "import_change_batch", "import")) {
            database.sql("delete from " + table).update();
        }
    }

    /// @param fields further fields, such as `"bulk": "batch"`
    protected CreatedWebhook createWebhook(TestWebhookServer target, String... fields) {
        var more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
        var answer = rest.json("/api/webhooks", "{\"url\": \"%s\"%s}".formatted(target.url(), more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new CreatedWebhook(answer.json().path("id").asLong(), answer.json().path("secret").asString());
    }

    protected static Product product(String sku) {
        var now = Instant.parse("2026-11-22T10:00:00Z");
        return new Product(5, sku, "Anvil", "heavy", new BigDecimal("12.50"), true, now, now, 3);
    }

    /// Publishes the event of an updated product.
    protected void publishUpdate(String sku) {
        publish(new ProductEvent.Updated(product(sku), product(sku), "token:test"));
    }

    protected void publish(ProductEvent event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    /// Requests an import of one product.
    ///
    /// @param query options, such as `?preview=true`
    protected long upload(String query) {
        return rest.csv("/api/imports" + query, "sku,name\nA-1,Anvil\n", Map.of()).json().path("id").asLong();
    }

    protected void makeDue() {
        database.sql("update webhook_delivery set next_attempt_at = clock_timestamp()").update();
    }

    /// Adds pending deliveries to a webhook.
    protected void addDeliveries(long webhook, int count) {
        database.sql("""
                with event as (
                    insert into webhook_event (type, data, webhook_id)
                    select 'product.updated', '{"n":' || n || '}', :webhook
                    from generate_series(1, :count) n
                    returning id
                )
                insert into webhook_delivery (webhook_id, event_id)
                select :webhook, id from event order by id
                """).param("webhook", webhook).param("count", count).update();
    }

    /// `state*attempts` of all deliveries in the order of their creation.
    protected List<String> deliveries() {
        return database.sql("select state || '*' || attempts from webhook_delivery order by id")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    protected <T> T query(String sql, Class<T> type) {
        return database.sql(sql).query(type).single();
    }

    public static void await(ThrowingRunnable condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).untilAsserted(condition);
    }
}
