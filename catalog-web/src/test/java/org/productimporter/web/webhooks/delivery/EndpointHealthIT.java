package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.Shop.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.Receiver;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;

/// When endpoints are given up, spared and taken over.
@WebhookServerTest
@Timeout(120)
class EndpointHealthIT extends WebhookFixture {

    @Test
    void anEndpointThatIsGoneIsSwitchedOffAtOnceAndOwedTheRest() {
        receiver.setManners(Receiver.status(410));
        var hook = shop.hook(receiver);
        shop.update("A-1");
        await(() -> assertThat(shop.rest().get("/api/webhooks/" + hook.id()).body())
                .contains("\"disabled_reason\":\"the endpoint answered 410 Gone\"")
                .contains("\"enabled\":false"));
        shop.update("A-2");
        assertThat(shop.deliveries()).containsExactly("pending*1");
        assertThat(shop.ask("select count(*) from webhook_event", Long.class)).isEqualTo(2);
    }

    @Test
    void onlyFailuresForFiveDaysSwitchAnEndpointOff() {
        receiver.setManners(Receiver.status(503));
        shop.hook(receiver);
        failing(8, "5 days 1 minute");
        shop.update("A-1");
        await(() -> assertThat(shop.deliveries()).containsExactly("pending*1"));
        assertThat(shop.ask("select enabled and failures = 9 from webhook", Boolean.class)).isTrue();

        failing(20, "4 days 23 hours");
        shop.makeDue();
        await(() -> assertThat(shop.deliveries()).containsExactly("pending*2"));
        assertThat(shop.ask("select enabled from webhook", Boolean.class)).isTrue();

        failing(9, "5 days 1 minute");
        shop.makeDue();
        await(() -> assertThat(shop.ask("select coalesce(disabled_reason, '') from webhook", String.class))
                .isEqualTo("every attempt of five days failed"));
    }

    private void failing(int failures, String since) {
        database.sql("update webhook set failures = :failures, failing_since = clock_timestamp() - :since::interval")
                .param("failures", failures)
                .param("since", since)
                .update();
    }

    @Test
    void aSuccessForgetsTheFailures() {
        shop.hook(receiver);
        failing(40, "4 days");
        shop.update("A-1");
        await(() -> assertThat(shop.ask("select failures = 0 and failing_since is null from webhook", Boolean.class))
                .isTrue());
    }

    @Test
    void anEndpointMayAskForAPause() {
        receiver.setManners(Receiver.status(429, "Retry-After: 999999999"));
        shop.hook(receiver);
        shop.update("A-1");
        await(() -> assertThat(shop.deliveries()).containsExactly("pending*1"));
        assertThat(
                shop.ask("select extract(epoch from next_attempt_at - last_attempt_at)::bigint from webhook_delivery",
                        Long.class))
                .isEqualTo(24 * 3600);
    }

    @Test
    void anEndpointGetsFourMessagesAtOnceAndASlowOneGetsOne() {
        receiver.setManners((request, out, talk) -> {
            talk.hold(100);
            Receiver.ok().answer(request, out, talk);
        });
        var hook = shop.hook(receiver, "\"enabled\": false");
        database.sql("update webhook set enabled = true, average_response_ms = 5000000").update();
        owe(hook.id(), 5);
        await(() -> assertThat(receiver.count()).isEqualTo(5));
        assertThat(receiver.busiest()).isEqualTo(1);

        await(() -> assertThat(shop.deliveries()).doesNotContain("pending*0"));
        database.sql("update webhook set average_response_ms = 100").update();
        owe(hook.id(), 20);
        await(() -> assertThat(receiver.count()).isEqualTo(25));
        assertThat(receiver.busiest()).isEqualTo(4);
    }

    private void owe(long hook, int messages) {
        database.sql("""
                with event as (
                    insert into webhook_event (type, data, webhook_id)
                    select 'product.updated', '{"n":' || n || '}', :hook
                    from generate_series(1, :messages) n
                    returning id
                )
                insert into webhook_delivery (webhook_id, event_id)
                select :hook, id from event order by id
                """).param("hook", hook).param("messages", messages).update();
    }

    @Test
    void anEndpointCanBeDeletedWhileItIsSentTo() {
        for (int round = 1; round <= 20; round++) {
            var hook = shop.hook(receiver);
            var before = receiver.count();
            owe(hook.id(), 300);
            await(() -> assertThat(receiver.count()).isGreaterThan(before + 20));
            assertThat(shop.rest().delete("/api/webhooks/" + hook.id()).status()).isEqualTo(204);
        }
        assertThat(shop.deliveries()).isEmpty();
    }

    @Test
    void anotherNodeTakesOverFromOneThatDied() {
        var hook = shop.hook(receiver, "\"enabled\": false");
        database.sql("""
                insert into webhook_scheduled_tasks (task_name, task_instance, execution_time, picked,
                    picked_by, last_heartbeat, version)
                values ('webhook-endpoint', :hook, now() - interval '1 hour', true,
                    'dead node', now() - interval '1 hour', 5)
                """).param("hook", Long.toString(hook.id())).update();
        database.sql("update webhook set enabled = true").update();
        shop.update("A-1");

        await(() -> assertThat(shop.deliveries()).containsExactly("delivered*1"));
    }
}
