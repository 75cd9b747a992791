package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.test.context.TestPropertySource;

/// Webhooks do not delay each other.
@WebhookServerTest
@TestPropertySource(properties = "product.importer.webhooks.deadline=30s")
@Timeout(180)
class IsolationIT extends WebhookFixture {

    /// Does not respond until the server is closed.
    private static final TestWebhookServer.Behaviour HANGS =
            (_, _, connection) -> connection.pause(Duration.ofMinutes(5).toMillis());

    private final List<TestWebhookServer> client = new ArrayList<>();

    @AfterEach
    void closeAll() {
        client.forEach(TestWebhookServer::close);
    }

    private TestWebhookServer server(TestWebhookServer.Behaviour behaviour) {
        var server = new TestWebhookServer(behaviour);
        client.add(server);
        return server;
    }

    @Test
    void twentyHangingWebhooksDoNotDelayAnother() {
        Stream.generate(() -> server(HANGS)).limit(20).forEach(this::createWebhook);
        var hanging = List.copyOf(client);
        var healthy = server(TestWebhookServer.ok());
        createWebhook(healthy);

        for (int no = 1; no <= 20; no++) {
            publishUpdate("A-" + no);
            var expected = no;
            await(() -> assertThat(healthy.count()).isEqualTo(expected));
            await(() -> assertThat(hanging).allMatch(server -> server.count() > 0));
        }

        // No request to a hanging webhook has ended, so the healthy webhook waited for none.
        assertThat(hanging).allMatch(server -> server.concurrent() == server.count());
        assertThat(hanging).allMatch(server -> server.maxConcurrent() <= 8);
    }

    @Test
    void manyMessagesToOneWebhookAreDeliveredOnceEach() {
        var fast = server(TestWebhookServer.ok());
        var webhook = createWebhook(fast);
        addDeliveries(webhook.id(), 500);
        await(() -> assertThat(fast.count()).isEqualTo(500));

        var messages = 5000;
        addDeliveries(webhook.id(), messages);
        await(() -> assertThat(fast.count()).isEqualTo(500 + messages));
        await(() -> assertThat(deliveries()).doesNotContain("pending*0"));

        assertThat(deliveries()).containsOnly("delivered*1");
    }
}
