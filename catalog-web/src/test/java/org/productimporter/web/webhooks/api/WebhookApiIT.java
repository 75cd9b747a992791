package org.productimporter.web.webhooks.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;

@WebhookServerTest
@Timeout(60)
class WebhookApiIT extends WebhookFixture {

    /// The audit events of a webhook, newest first.
    private List<String> auditEvents(long id) {
        var auditEvents = new ArrayList<String>();
        for (var entry : rest.get("/api/audit?action=webhook").json().path("results")) {
            if (entry.path("object").asString().equals("webhook:" + id)) {
                auditEvents.add(entry.path("action").asString());
            }
        }
        return auditEvents;
    }

    private Rest.Answer send(String method, String path, String body) {
        return rest.send(rest.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void aWebhookIsCreatedReadChangedAndDeleted() {
        var made = rest.json("/api/webhooks/", "{\"url\": \"%s\"}".formatted(server.url()));
        var id = made.json().path("id").asLong();
        var path = "/api/webhooks/" + id;

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(path);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.json().path("secret").asString()).startsWith("whsec_");
        assertThat(made.json().path("event_types").size()).isEqualTo(10);
        assertThat(made.json().path("bulk").asString()).isEqualTo("summary");

        for (var later : List.of(rest.get(path), rest.get("/api/webhooks/"))) {
            assertThat(later.status()).isEqualTo(200);
            assertThat(later.body()).doesNotContain("whsec_").doesNotContain("secret\"");
        }
        var patched = send("PATCH", path + "/", "{\"enabled\": false, \"bulk\": \"each\"}").json();
        assertThat(patched.path("disabled_reason").asString()).startsWith("switched off by token:");
        assertThat(patched.path("url").asString()).isEqualTo(server.url());
        assertThat(patched.path("bulk").asString()).isEqualTo("each");
        var put = send("PUT", path, "{\"url\": \"%s\", \"description\": \"shop\"}".formatted(server.url())).json();
        assertThat(put.path("enabled").asBoolean()).isTrue();
        assertThat(put.path("bulk").asString()).isEqualTo("summary");
        assertThat(put.path("disabled_reason").isNull()).isTrue();
        assertThat(rest.delete(path).status()).isEqualTo(204);
        assertThat(rest.get(path).status()).isEqualTo(404);

        assertThat(auditEvents(id)).containsExactly("webhook.deleted", "webhook.changed", "webhook.changed",
                "webhook.created");
        assertThat(rest.get("/api/audit?action=webhook").body()).doesNotContain("whsec_").doesNotContain("v1:");
    }

    @Test
    void errorsNameTheInvalidField() {
        var url = "\"url\": \"" + server.url() + "\"";
        var bad = List.of(List.of("url", "{}"), List.of("url", "{\"url\": \"http://10.0.0.1/\"}"),
                List.of("url", "{\"url\": \"ftp://127.0.0.1/\"}"), List.of("bulk", "{" + url + ", \"bulk\": \"all\"}"),
                List.of("event_types", "{" + url + ", \"event_types\": []}"),
                List.of("event_types", "{" + url + ", \"event_types\": [\"product.*\", null]}"),
                List.of("description", "{" + url + ", \"description\": \"" + "x".repeat(501) + "\"}"),
                List.of("id", "{" + url + ", \"id\": 7}"), List.of("secret", "{" + url + ", \"secret\": \"mine\"}"));
        for (var pair : bad) {
            var answer = rest.json("/api/webhooks", pair.getLast());
            assertThat(answer.status()).as(pair.getLast()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo(pair.getFirst());
        }
        assertThat(query("select count(*) from webhook", Long.class)).isZero();
    }

    @Test
    void aTestReturnsRequestAndResponse() {
        var webhook = createWebhook(server, "\"enabled\": false");
        var good = rest.post("/api/webhooks/" + webhook.id() + "/test/").json();
        assertThat(good.path("delivered").asBoolean()).isTrue();
        assertThat(good.path("status_code").asInt()).isEqualTo(200);
        assertThat(good.path("response_body").asString()).isEqualTo("answer 200");
        assertThat(good.path("error").isNull()).isTrue();
        assertThat(good.path("duration_ms").isNumber()).isTrue();
        assertThat(good.path("request").path("url").asString()).isEqualTo(server.url());
        var ping = server.received().getFirst();
        assertThat(ping.isSignedWith(webhook.secret())).isTrue();
        assertThat(ping.body()).isEqualTo(good.path("request").path("body").asString())
                .contains("\"type\":\"webhook.ping\"");

        server.setBehaviour(TestWebhookServer.status(500));
        var bad = rest.post("/api/webhooks/" + webhook.id() + "/test").json();
        assertThat(bad.path("delivered").asBoolean()).isFalse();
        assertThat(bad.path("status_code").asInt()).isEqualTo(500);
        assertThat(bad.path("error").asString()).isEqualTo("the server answered 500");

        database.sql("update webhook set url = 'http://169.254.169.254/latest'").update();
        var blocked = rest.post("/api/webhooks/" + webhook.id() + "/test").json();
        assertThat(blocked.path("error").asString()).isEqualTo("address not allowed");
        assertThat(blocked.path("response_body").asString()).isEmpty();
        assertThat(rest.post("/api/webhooks/999/test").status()).isEqualTo(404);
    }

    @Test
    void afterARotationBothSecretsSignFor24Hours() {
        var webhook = createWebhook(server);
        var rotated = rest.post("/api/webhooks/" + webhook.id() + "/rotate-secret/");
        var secret = rotated.json().path("secret").asString();
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(secret).startsWith("whsec_").isNotEqualTo(webhook.secret());
        publishUpdate("A-1");
        await(() -> assertThat(server.count()).isEqualTo(1));
        var both = server.received().getFirst();
        assertThat(both.isSignedWith(secret)).isTrue();
        assertThat(both.isSignedWith(webhook.secret())).isTrue();

        database.sql("update webhook set previous_secret_until = clock_timestamp()").update();
        publishUpdate("A-2");
        await(() -> assertThat(server.count()).isEqualTo(2));
        assertThat(server.received().getLast().isSignedWith(secret)).isTrue();
        assertThat(server.received().getLast().isSignedWith(webhook.secret())).isFalse();
        assertThat(auditEvents(webhook.id())).contains("webhook.secret-rotated");
    }

    @Test
    void deliveriesAreListedFilteredAndRead() {
        var webhook = createWebhook(server);
        for (var sku : List.of("A-1", "A-2", "A-3")) {
            publishUpdate(sku);
        }
        await(() -> assertThat(deliveries()).containsOnly("delivered*1").hasSize(3));
        database.sql("update webhook_delivery set state = 'failed' where id = (select max(id) from webhook_delivery)")
                .update();
        var path = "/api/webhooks/" + webhook.id() + "/deliveries";
        var page = rest.get(path + "/?page_size=2").json();
        assertThat(page.path("results").size()).isEqualTo(2);
        var next = rest.get(path + "?page_size=2&cursor=" + page.path("next_cursor").asString()).json();
        assertThat(next.path("results").size()).isEqualTo(1);
        assertThat(next.path("next_cursor").isNull()).isTrue();

        var failed = rest.get(path + "?state=failed").json().path("results");
        assertThat(failed.size()).isEqualTo(1);
        assertThat(rest.get(path + "?state=lost").status()).isEqualTo(400);
        var details = rest.get(path + "/" + failed.get(0).path("id").asLong()).json();
        assertThat(details.path("request_body").asString()).contains("\"sku\":\"A-3\"");
        assertThat(details.path("attempts").get(0).path("response_body").asString()).isEqualTo("answer 200");
        assertThat(rest.get(path + "/999999").status()).isEqualTo(404);
    }

    @Test
    void eventsMissedWhileDisabledCanBeReplayed() {
        var webhook = createWebhook(server);
        var path = "/api/webhooks/" + webhook.id();
        var start = Instant.now().minusSeconds(60);
        send("PATCH", path, "{\"enabled\": false}");
        publishUpdate("missed");
        assertThat(send("POST", path + "/replay", "{\"since\": \"%s\"}".formatted(start)).status()).isEqualTo(409);
        send("PATCH", path, "{\"enabled\": true}");
        assertThat(deliveries()).isEmpty();

        assertThat(send("POST", path + "/replay/", "{}").status()).isEqualTo(400);
        var replay = send("POST", path + "/replay", "{\"since\": \"%s\"}".formatted(start));
        assertThat(replay.body()).isEqualTo("{\"replayed\":1}");
        await(() -> assertThat(deliveries()).containsExactly("delivered*1"));
        assertThat(server.received().getFirst().body()).contains("missed");
        assertThat(send("POST", path + "/replay", "{\"since\": \"%s\"}".formatted(start)).body())
                .isEqualTo("{\"replayed\":0}");
    }
}
