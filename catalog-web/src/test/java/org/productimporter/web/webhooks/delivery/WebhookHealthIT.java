package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;

/// Disabling, throttling and takeover of webhooks.
@WebhookServerTest
@Timeout(120)
class WebhookHealthIT extends WebhookFixture {

    @Test
    void aWebhookThatAnswersGoneIsDisabledAndKeepsItsDeliveries() {
        server.setBehaviour(TestWebhookServer.status(410));
        var webhook = createWebhook(server);
        publishUpdate("A-1");
        await(() -> assertThat(rest.get("/api/webhooks/" + webhook.id()).body())
                .contains("\"disabled_reason\":\"the server answered 410 Gone\"")
                .contains("\"enabled\":false"));
        publishUpdate("A-2");
        assertThat(deliveries()).containsExactly("pending*1");
        assertThat(query("select count(*) from webhook_event", Long.class)).isEqualTo(2);
    }

    @Test
    void onlyFailuresForFiveDaysDisableAWebhook() {
        server.setBehaviour(TestWebhookServer.status(503));
        createWebhook(server);
        setFailures(8, "5 days 1 minute");
        publishUpdate("A-1");
        await(() -> assertThat(deliveries()).containsExactly("pending*1"));
        assertThat(query("select enabled and failures = 9 from webhook", Boolean.class)).isTrue();

        setFailures(20, "4 days 23 hours");
        makeDue();
        await(() -> assertThat(deliveries()).containsExactly("pending*2"));
        assertThat(query("select enabled from webhook", Boolean.class)).isTrue();

        setFailures(9, "5 days 1 minute");
        makeDue();
        await(() -> assertThat(query("select coalesce(disabled_reason, '') from webhook", String.class))
                .isEqualTo("all attempts failed for five days"));
    }

    private void setFailures(int failures, String since) {
        database.sql("update webhook set failures = :failures, failing_since = clock_timestamp() - :since::interval")
                .param("failures", failures)
                .param("since", since)
                .update();
    }

    @Test
    void aSuccessResetsTheFailures() {
        createWebhook(server);
        setFailures(40, "4 days");
        publishUpdate("A-1");
        await(() -> assertThat(query("select failures = 0 and failing_since is null from webhook", Boolean.class))
                .isTrue());
    }

    @Test
    void retryAfterIsRespected() {
        server.setBehaviour(TestWebhookServer.status(429, "Retry-After: 999999999"));
        createWebhook(server);
        publishUpdate("A-1");
        await(() -> assertThat(deliveries()).containsExactly("pending*1"));
        assertThat(query("select extract(epoch from next_attempt_at - last_attempt_at)::bigint from webhook_delivery",
                Long.class)).isEqualTo(24 * 3600);
    }

    @Test
    void aWebhookReceivesFourRequestsAtOnceAndASlowOneReceivesOne() {
        server.setBehaviour((request, out, connection) -> {
            connection.pause(100);
            TestWebhookServer.ok().respond(request, out, connection);
        });
        var webhook = createWebhook(server, "\"enabled\": false");
        database.sql("update webhook set enabled = true, average_response_ms = 5000000").update();
        addDeliveries(webhook.id(), 5);
        await(() -> assertThat(server.count()).isEqualTo(5));
        assertThat(server.maxConcurrent()).isEqualTo(1);

        await(() -> assertThat(deliveries()).doesNotContain("pending*0"));
        database.sql("update webhook set average_response_ms = 100").update();
        addDeliveries(webhook.id(), 20);
        await(() -> assertThat(server.count()).isEqualTo(25));
        assertThat(server.maxConcurrent()).isEqualTo(4);
    }

    @Test
    void aWebhookCanBeDeletedDuringItsDeliveries() {
        for (int round = 1; round <= 20; round++) {
            var webhook = createWebhook(server);
            var before = server.count();
            addDeliveries(webhook.id(), 300);
            await(() -> assertThat(server.count()).isGreaterThan(before + 20));
            assertThat(rest.delete("/api/webhooks/" + webhook.id()).status()).isEqualTo(204);
        }
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void anotherNodeTakesOverFromADeadNode() {
        var webhook = createWebhook(server, "\"enabled\": false");
        database.sql("""
                insert into webhook_scheduled_tasks (task_name, task_instance, execution_time, picked,
                    picked_by, last_heartbeat, version)
                values ('webhook-dispatch', :webhook, now() - interval '1 hour', true,
                    'dead node', now() - interval '1 hour', 5)
                """).param("webhook", Long.toString(webhook.id())).update();
        database.sql("update webhook set enabled = true").update();
        publishUpdate("A-1");

        await(() -> assertThat(deliveries()).containsExactly("delivered*1"));
    }
}
