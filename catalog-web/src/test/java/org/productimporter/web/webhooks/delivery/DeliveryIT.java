package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.productimporter.web.webhooks.testing.Shop.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.products.ProductEvent;
import org.productimporter.web.webhooks.testing.Receiver;
import org.productimporter.web.webhooks.testing.Shop;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/// What people change reaches those who want to know, whatever their servers do.
@WebhookServerTest
@Timeout(120)
class DeliveryIT extends WebhookFixture {

    @Autowired private MeterRegistry meters;

    @Test
    void aChangeIsToldWithASignatureThatVerifies() {
        var hook = shop.hook(receiver);
        var before = meters.timer("product.importer.webhook.attempts", "outcome", "delivered").count();
        shop.update("A-1");
        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*1"));

        var message = receiver.received().getFirst();
        assertThat(message.isSignedWith(hook.secret())).isTrue();
        assertThat(message.headers().get("user-agent")).isEqualTo("Product-Importer-Webhooks/1");
        assertThat(message.body()).matches("\\{\"type\":\"product.updated\",\"timestamp\":\"20[^\"]+Z\",\"id\":\""
                + message.id() + "\",\"version\":1,\"data\":\\{\"id\":5,\"sku\":\"A-1\",\"change\":\"updated\","
                + "\"version\":3,\"product\":\\{\"id\":5,.*\"price\":\"12.50\".*}}}");
        assertThat(shop.ask("select secret from webhook", String.class)).doesNotContain(hook.secret().substring(10));
        assertThat(meters.timer("product.importer.webhook.attempts", "outcome", "delivered").count())
                .isEqualTo(before + 1);
    }

    @Test
    void everyKindOfChangeHasItsEventAndOnlyWhatIsWantedIsTold() {
        var product = Shop.product("A-1");
        var hook = shop.hook(receiver, "\"event_types\": [\"product.created\", \"product.bulk_deleted\"]");
        shop.publish(new ProductEvent.Updated(product, product, "x"));
        shop.publish(new ProductEvent.Created(product, "x"));
        shop.publish(new ProductEvent.Deleted(product, "x"));
        shop.publish(new ProductEvent.BulkDeleted(12, true, "x"));
        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*1", "delivered*1"));

        assertThat(receiver.received()).allMatch(message -> message.isSignedWith(hook.secret()))
                .extracting(message -> message.body().replaceAll(".*?\"type\":\"([^\"]+)\".*", "$1"))
                .containsExactlyInAnyOrder("product.created", "product.bulk_deleted");
        assertThat(shop.ask("select count(*) from webhook_event", Long.class)).isEqualTo(2);
    }

    @Test
    void whatIsRolledBackIsNotToldAndNothingIsToldOutsideATransaction() {
        shop.hook(receiver);
        shop.transaction().executeWithoutResult(status -> {
            shop.events().publishEvent(new ProductEvent.Created(Shop.product("undone"), "x"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> shop.events().publishEvent(new ProductEvent.Created(Shop.product("loose"), "x")))
                .isInstanceOf(IllegalTransactionStateException.class);
        shop.update("kept");
        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*1"));

        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().getFirst().body()).contains("kept");
    }

    @Test
    void aRepetitionHasTheSameIdAndTheSameBytes() {
        receiver.setManners(Receiver.status(500));
        var hook = shop.hook(receiver);
        shop.update("A-1");
        await(() -> assertThat(shop.deliveries()).containsExactly("pending*1"));
        assertThat(
                shop.ask("select extract(epoch from next_attempt_at - last_attempt_at)::float8 from webhook_delivery",
                        Double.class))
                .isBetween(3.9, 6.1);

        receiver.setManners(Receiver.ok());
        shop.makeDue();
        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*2"));

        assertThat(receiver.received()).hasSize(2).allMatch(m -> m.isSignedWith(hook.secret()));
        var first = receiver.received().getFirst();
        var second = receiver.received().getLast();
        assertThat(second.id()).isEqualTo(first.id()).startsWith("msg_");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aMessageThatFailsOrHangsDoesNotBlockTheNext() {
        receiver.setManners((request, out, talk) -> {
            if (request.body().contains("hangs")) {
                Receiver.hanging().answer(request, out, talk);
            } else {
                Receiver.status(request.body().contains("fails") ? 500 : 200).answer(request, out, talk);
            }
        });
        shop.hook(receiver);
        for (var sku : List.of("hangs", "fails", "good-1", "good-2", "good-3")) {
            shop.update(sku);
        }
        await(() -> assertThat(shop.deliveries()).containsExactly("pending*0", "pending*1", "delivered*1",
                "delivered*1", "delivered*1"));
        await(() -> assertThat(shop.deliveries().getFirst()).isEqualTo("pending*1"));
        assertThat(shop.ask("select error from webhook_delivery order by id limit 1", String.class))
                .isEqualTo("no complete answer within 2.0 seconds");
    }

    @Test
    void afterTheTenthAttemptAMessageIsGivenUpAndCanBeSentAgain() {
        receiver.setManners(Receiver.status(500));
        var hook = shop.hook(receiver);
        shop.update("A-1");
        await(() -> assertThat(shop.deliveries()).containsExactly("pending*1"));
        database.sql("update webhook_delivery set attempts = 9, backoff_step = 9").update();
        shop.makeDue();
        await(() -> assertThat(shop.deliveries()).containsExactly("failed*10"));

        receiver.setManners(Receiver.ok());
        var id = shop.ask("select id from webhook_delivery", Long.class);
        var answer = shop.rest().post("/api/webhooks/%d/deliveries/%d/redeliver".formatted(hook.id(), id));
        assertThat(answer.status()).isEqualTo(202);
        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*11"));
        assertThat(shop.rest()
                .get("/api/webhooks/%d/deliveries/%d".formatted(hook.id(), id))
                .json()
                .path("attempts")
                .size()).isEqualTo(3);
    }

    @Test
    void oldThingsAreRemovedByTheDay(@Autowired DeliveryRetention retention) {
        shop.hook(receiver);
        shop.update("old");
        shop.update("new");
        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*1", "delivered*1"));
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

        assertThat(shop.deliveries()).containsExactly("delivered*1");
        assertThat(shop.ask("select count(*) from webhook_event", Long.class)).isEqualTo(1);
        assertThat(shop.ask("select count(*) from webhook_attempt", Long.class)).isEqualTo(2);
        assertThat(shop.ask("select to_regclass('webhook_attempt_20200101') is null", Boolean.class)).isTrue();
        assertThat(shop.ask(
                "select to_regclass('webhook_attempt_' || to_char(now() at time zone 'utc' + interval '7 days', 'YYYYMMDD')) is not null",
                Boolean.class)).isTrue();
    }
}
