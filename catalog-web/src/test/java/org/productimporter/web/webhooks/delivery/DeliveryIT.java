package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.products.ProductEvent;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/// Delivery of product events to webhooks.
@WebhookServerTest
@Timeout(120)
class DeliveryIT extends WebhookFixture {

    @Autowired private MeterRegistry meters;

    @Test
    void anEventIsDeliveredWithAValidSignature() {
        var webhook = createWebhook(server);
        var before = meters.timer("product.importer.webhook.attempts", "outcome", "delivered").count();
        publishUpdate("A-1");
        await(() -> assertThat(deliveries()).containsExactly("delivered*1"));

        var message = server.received().getFirst();
        assertThat(message.isSignedWith(webhook.secret())).isTrue();
        assertThat(message.headers().get("user-agent")).isEqualTo("Product-Importer-Webhooks/1");
        assertThat(message.body()).matches("\\{\"type\":\"product.updated\",\"timestamp\":\"20[^\"]+Z\",\"id\":\""
                + message.id() + "\",\"version\":1,\"data\":\\{\"id\":5,\"sku\":\"A-1\",\"change\":\"updated\","
                + "\"version\":3,\"product\":\\{\"id\":5,.*\"price\":\"12.50\".*}}}");
        assertThat(query("select secret from webhook", String.class)).doesNotContain(webhook.secret().substring(10));
        assertThat(meters.timer("product.importer.webhook.attempts", "outcome", "delivered").count())
                .isEqualTo(before + 1);
    }

    @Test
    void onlySubscribedEventTypesAreDelivered() {
        var product = product("A-1");
        var webhook = createWebhook(server, "\"event_types\": [\"product.created\", \"product.bulk_deleted\"]");
        publish(new ProductEvent.Updated(product, product, "x"));
        publish(new ProductEvent.Created(product, "x"));
        publish(new ProductEvent.Deleted(product, "x"));
        publish(new ProductEvent.BulkDeleted(12, true, "x"));
        await(() -> assertThat(deliveries()).containsExactly("delivered*1", "delivered*1"));

        assertThat(server.received()).allMatch(message -> message.isSignedWith(webhook.secret()))
                .extracting(message -> message.body().replaceAll(".*?\"type\":\"([^\"]+)\".*", "$1"))
                .containsExactlyInAnyOrder("product.created", "product.bulk_deleted");
        assertThat(query("select count(*) from webhook_event", Long.class)).isEqualTo(2);
    }

    @Test
    void eventsAreBoundToTheTransactionOfTheChange() {
        createWebhook(server);
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new ProductEvent.Created(product("undone"), "x"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> events.publishEvent(new ProductEvent.Created(product("loose"), "x")))
                .isInstanceOf(IllegalTransactionStateException.class);
        publishUpdate("kept");
        await(() -> assertThat(deliveries()).containsExactly("delivered*1"));

        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst().body()).contains("kept");
    }

    @Test
    void aRetryHasTheSameIdAndTheSameBytes() {
        server.setBehaviour(TestWebhookServer.status(500));
        var webhook = createWebhook(server);
        publishUpdate("A-1");
        await(() -> assertThat(deliveries()).containsExactly("pending*1"));
        assertThat(query("select extract(epoch from next_attempt_at - last_attempt_at)::float8 from webhook_delivery",
                Double.class)).isBetween(3.9, 6.1);

        server.setBehaviour(TestWebhookServer.ok());
        makeDue();
        await(() -> assertThat(deliveries()).containsExactly("delivered*2"));

        assertThat(server.received()).hasSize(2).allMatch(m -> m.isSignedWith(webhook.secret()));
        var first = server.received().getFirst();
        var second = server.received().getLast();
        assertThat(second.id()).isEqualTo(first.id()).startsWith("msg_");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aFailedOrHangingDeliveryDoesNotBlockTheNext() {
        server.setBehaviour((request, out, connection) -> {
            if (request.body().contains("hangs")) {
                TestWebhookServer.hanging().respond(request, out, connection);
            } else {
                TestWebhookServer.status(request.body().contains("fails") ? 500 : 200)
                        .respond(request, out, connection);
            }
        });
        createWebhook(server);
        for (var sku : List.of("hangs", "fails", "good-1", "good-2", "good-3")) {
            publishUpdate(sku);
        }
        await(() -> assertThat(deliveries()).containsExactly("pending*0", "pending*1", "delivered*1", "delivered*1",
                "delivered*1"));
        await(() -> assertThat(deliveries().getFirst()).isEqualTo("pending*1"));
        assertThat(query("select error from webhook_delivery order by id limit 1", String.class))
                .isEqualTo("timed out after 2.0 seconds");
    }

    @Test
    void aDeliveryFailsAfterTenAttemptsAndCanBeRedelivered() {
        server.setBehaviour(TestWebhookServer.status(500));
        var webhook = createWebhook(server);
        publishUpdate("A-1");
        await(() -> assertThat(deliveries()).containsExactly("pending*1"));
        database.sql("update webhook_delivery set attempts = 9, backoff_step = 9").update();
        makeDue();
        await(() -> assertThat(deliveries()).containsExactly("failed*10"));

        server.setBehaviour(TestWebhookServer.ok());
        var id = query("select id from webhook_delivery", Long.class);
        var answer = rest.post("/api/webhooks/%d/deliveries/%d/redeliver".formatted(webhook.id(), id));
        assertThat(answer.status()).isEqualTo(202);
        await(() -> assertThat(deliveries()).containsExactly("delivered*11"));
        assertThat(
                rest.get("/api/webhooks/%d/deliveries/%d".formatted(webhook.id(), id)).json().path("attempts").size())
                .isEqualTo(3);
    }

    @Test
    void oldDeliveriesEventsAndAttemptsAreDeleted(@Autowired DeliveryRetention retention) {
        createWebhook(server);
        publishUpdate("old");
        publishUpdate("new");
        await(() -> assertThat(deliveries()).containsExactly("delivered*1", "delivered*1"));
        database.sql("update webhook_event set created_at = now() - interval '32 days' where data like '%old%'")
                .update();
        database.sql(
                "update webhook_delivery set created_at = now() - interval '31 days' where id = (select min(id) from webhook_delivery)")
                .update();
        database.sql(
                "create table webhook_attempt_20200101 partition of webhook_attempt for values from ('2020-01-01 00:00+00') to ('2020-01-02 00:00+00')")
                .update();
        database.sql(
                "insert into webhook_attempt values (1, 1, '2020-01-01 10:00+00', 200, 5, null, ''), (1, 2, '2020-02-01 10:00+00', 200, 5, null, '')")
                .update();
        retention.sweep();

        assertThat(deliveries()).containsExactly("delivered*1");
        assertThat(query("select count(*) from webhook_event", Long.class)).isEqualTo(1);
        assertThat(query("select count(*) from webhook_attempt", Long.class)).isEqualTo(2);
        assertThat(query("select to_regclass('webhook_attempt_20200101') is null", Boolean.class)).isTrue();
        assertThat(query(
                "select to_regclass('webhook_attempt_' || to_char(now() at time zone 'utc' + interval '7 days', 'YYYYMMDD')) is not null",
                Boolean.class)).isTrue();
    }
}
