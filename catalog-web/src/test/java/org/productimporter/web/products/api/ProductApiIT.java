package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.products.ProductEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@WebServerTest
@Import(EventLog.class)
@Timeout(60)
class ProductApiIT {

    private static final String PROBLEM = "application/problem+json";

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private JdbcClient database;
    @Autowired private EventLog events;
    private ProductClient products;

    @BeforeEach
    void emptyCatalogue() {
        products = new ProductClient(Rest.administrator(port, data.root()), database);
        products.clear();
        events.clear();
    }

    @Test
    void aNewProductIsAnsweredWithItsPlaceAndVersion() {
        var before = Instant.now().minusSeconds(60);
        var answer =
                products.create(
                        """
                        {"sku": "\\u00a0Kit-1 ", "name": "Knife", "description": "a\\r\\nb",
                         "price": "24.9", "active": false}
                        """);

        var product = answer.json();
        var id = product.path("id").asLong();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/products/" + id + "/");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.body())
                .startsWith(
                        "{\"id\":%d,\"sku\":\"Kit-1\",\"name\":\"Knife\",\"description\":\"a\\r\\nb\",\"price\":\"24.90\",\"active\":false,\"created_at\":\""
                                .formatted(id))
                .endsWith("\"version\":1}");
        assertThat(Instant.parse(product.path("created_at").asString())).isAfter(before);
        for (var path : List.of("/api/products/" + id, "/api/products/" + id + "/")) {
            assertThat(products.rest().get(path).body()).isEqualTo(answer.body());
        }
        assertThat(products.rest().get("/api/products/by-sku/KIT-1/").body())
                .isEqualTo(answer.body());
        assertThat(products.rest().get("/api/products/by-sku/kit-1").header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(events.names()).containsExactly("Created by token");
    }

    @Test
    void whatIsNotSaidAboutANewProductHasADefault() {
        var product = products.create("{\"sku\": \"A\", \"name\": \"n\"}").json();

        assertThat(product.path("description").asString()).isEmpty();
        assertThat(product.path("price").isNull()).isTrue();
        assertThat(product.path("active").asBoolean()).isTrue();
    }

    @Test
    void aSkuExistsOnceInAnyCase() {
        var first = products.named("Straße-Σ", "first");

        for (var sku : List.of("Straße-Σ", "STRAßE-ς", " straße-σ\\u200b")) {
            var answer = products.create("{\"sku\": \"%s\", \"name\": \"n\"}".formatted(sku));
            assertThat(answer.status()).as(sku).isEqualTo(409);
            assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
            assertThat(answer.json().path("id").asLong()).isEqualTo(first);
            assertThat(answer.json().path("sku").asString()).isEqualTo("Straße-Σ");
            assertThat(answer.json().path("detail").asString())
                    .contains("belongs to product " + first);
        }
        var second = products.named("other", "second");
        var taken = products.patch(second, "{\"sku\": \"STRAßE-Σ\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("id").asLong()).isEqualTo(first);
        assertThat(products.get(second).json().path("version").asLong()).isEqualTo(1);
        assertThat(products.patch(first, "{\"sku\": \"STRAßE-Σ\"}").json().path("sku").asString())
                .isEqualTo("STRAßE-Σ");
    }

    @Test
    void aPriceIsNeverRounded() {
        var good =
                List.of(
                        "\"0\"",
                        "0",
                        "-0",
                        "\"12.5\"",
                        "12.50",
                        "999999999999.99",
                        "\"999999999999.99\"",
                        "\"007.10\"",
                        "null");
        var texts =
                List.of(
                        "0.00",
                        "0.00",
                        "0.00",
                        "12.50",
                        "12.50",
                        "999999999999.99",
                        "999999999999.99",
                        "7.10",
                        "");
        for (int at = 0; at < good.size(); at++) {
            var answer =
                    products.create(
                            "{\"sku\": \"s%d\", \"name\": \"n\", \"price\": %s}"
                                    .formatted(at, good.get(at)));
            assertThat(answer.json().path("price").asString("")).isEqualTo(texts.get(at));
        }
        for (var bad :
                List.of(
                        "1.005",
                        "\"1.005\"",
                        "12.500",
                        "-1",
                        "\"-0.01\"",
                        "1000000000000",
                        "1e2",
                        "1e1000000000",
                        "\"1e2\"",
                        "\"NaN\"",
                        "\"٣\"",
                        "\"12,50\"",
                        "\"\"",
                        "\" 1\"",
                        "true",
                        "[]",
                        "{}",
                        "0.1234567890123456789012345678901",
                        "99999999999999999999999999999999999999")) {
            var answer =
                    products.create(
                            "{\"sku\": \"bad\", \"name\": \"n\", \"price\": %s}".formatted(bad));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(ProductClient.fields(answer)).as(bad).containsExactly("price");
        }
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        var answer =
                products.create(
                        """
                        {"sku": "a\\u202eb", "name": " \\u00a0", "description": "%s", "price": "x"}
                        """
                                .formatted("d".repeat(10_001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
        assertThat(ProductClient.fields(answer))
                .containsExactly("sku", "name", "description", "price");
        assertThat(ProductClient.fields(products.create("{}"))).containsExactly("sku", "name");
        assertThat(
                        ProductClient.fields(
                                products.create(
                                        "{\"sku\": 1, \"name\": null, \"active\": null, \"colour\": 2, \"Name\": \"x\"}")))
                .containsExactly("sku", "name", "active", "colour", "Name");
        assertThat(count()).isZero();
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        for (var body :
                List.of("", "[]", "null", "\"x\"", "{\"sku\":", "{} {}", "{\"a\":1,\"a\":2}")) {
            var answer = products.create(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
        }
        assertThat(products.create("{\"sku\": \"" + "x".repeat(1 << 20) + "\"}").status())
                .isEqualTo(413);
        assertThat(
                        products.send("POST", "/api/products", "a,b", "Content-Type", "text/csv")
                                .status())
                .isEqualTo(415);
    }

    @Test
    void aProductCanBeSentBackAsItWasReceived() {
        var id = products.named("A", "old");
        var received = products.get(id).body();

        var answer = products.put(id, received.replace("old", "new"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.json().path("name").asString()).isEqualTo("new");
        assertThat(answer.json().path("id").asLong()).isEqualTo(id);
        assertThat(answer.json().path("created_at"))
                .isEqualTo(JsonMapper.shared().readTree(received).path("created_at"));
        assertThat(
                        products.patch(id, "{\"id\": 9, \"version\": 50}")
                                .json()
                                .path("version")
                                .asLong())
                .isEqualTo(3);
    }

    @Test
    void putReplacesAndPatchChanges() {
        var id =
                products.create(
                                "{\"sku\": \"A\", \"name\": \"n\", \"description\": \"d\", \"price\": 5, \"active\": false}")
                        .json()
                        .path("id")
                        .asLong();

        var changed = products.patch(id, "{\"price\": null}").json();
        assertThat(changed.path("description").asString()).isEqualTo("d");
        assertThat(changed.path("price").isNull()).isTrue();
        assertThat(changed.path("active").asBoolean()).isFalse();
        var merged =
                products.send(
                        "PATCH",
                        "/api/products/" + id,
                        "{\"description\": null}",
                        "Content-Type",
                        "application/merge-patch+json");
        assertThat(merged.status()).isEqualTo(200);
        var replaced = products.put(id, "{\"sku\": \"B\", \"name\": \"m\"}").json();
        assertThat(replaced.path("sku").asString()).isEqualTo("B");
        assertThat(replaced.path("description").asString()).isEmpty();
        assertThat(replaced.path("active").asBoolean()).isTrue();
        assertThat(Instant.parse(replaced.path("updated_at").asString()))
                .isAfter(Instant.parse(changed.path("updated_at").asString()));
        assertThat(ProductClient.fields(products.put(id, "{\"sku\": \"B\"}")))
                .containsExactly("name");
    }

    @Test
    void aStaleWriterIsTold() {
        var id = products.named("A", "n");
        products.patch(id, "{\"name\": \"two\"}", "If-Match", "\"1\"");

        for (var stale : List.of("\"1\"", "W/\"2\"", "\"1\", \"7\"", "\"x\"", "\"\"")) {
            var answer = products.patch(id, "{\"name\": \"three\"}", "If-Match", stale);
            assertThat(answer.status()).as(stale).isEqualTo(412);
            assertThat(answer.header("ETag")).isEqualTo("\"2\"");
            assertThat(answer.json().path("version").asLong()).isEqualTo(2);
            assertThat(products.delete(id, "If-Match", stale).status()).isEqualTo(412);
            assertThat(
                            products.put(id, "{\"sku\":\"A\",\"name\":\"x\"}", "If-Match", stale)
                                    .status())
                    .isEqualTo(412);
        }
        for (var malformed : List.of("2", "\"2", "*, \"2\"", "\"1\" \"2\"", "w/\"2\"", "")) {
            var answer = products.patch(id, "{\"name\": \"three\"}", "If-Match", malformed);
            assertThat(answer.status()).as(malformed).isEqualTo(400);
            assertThat(ProductClient.fields(answer)).containsExactly("If-Match");
        }
        assertThat(products.get(id).json().path("name").asString()).isEqualTo("two");
        assertThat(products.patch(id, "{}", "If-Match", "\"1\" , \"2\"").status()).isEqualTo(200);
        assertThat(products.patch(id, "{}", "If-Match", "\"9\"", "If-Match", "\"3\"").status())
                .isEqualTo(200);
        assertThat(products.delete(id, "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void aReaderWhoHasTheVersionIsSparedTheBody() {
        var id = products.named("A", "n");

        for (var known : List.of("\"1\"", "W/\"1\"", "\"0\", \"1\"")) {
            var answer = products.get(id, "If-None-Match", known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(products.get(id, "If-None-Match", "\"2\"").status()).isEqualTo(200);
        var head = products.send("HEAD", "/api/products/" + id + "/", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whatIsGoneIsNotFound() {
        var id = products.named("A", "n");

        assertThat(products.delete(id).status()).isEqualTo(204);

        assertThat(products.delete(id).status()).isEqualTo(404);
        assertThat(products.get(id).status()).isEqualTo(404);
        assertThat(products.patch(id, "{}").status()).isEqualTo(404);
        assertThat(products.put(id, "{\"sku\":\"A\",\"name\":\"n\"}").status()).isEqualTo(404);
        assertThat(products.rest().get("/api/products/by-sku/A/").status()).isEqualTo(404);
        assertThat(products.rest().get("/api/products/abc/").status()).isEqualTo(400);
        assertThat(products.named("A", "again")).isGreaterThan(id);
    }

    @Test
    void changesTellWhatWasAndWhatIs() {
        var id = products.named("A", "old");
        products.patch(id, "{\"name\": \"new\"}");
        products.delete(id);

        assertThat(events.all()).hasSize(3);
        var updated = (ProductEvent.Updated) events.all().get(1);
        assertThat(updated.before().name()).isEqualTo("old");
        assertThat(updated.after().name()).isEqualTo("new");
        assertThat(updated.after().version()).isEqualTo(updated.before().version() + 1);
        var deleted = (ProductEvent.Deleted) events.all().get(2);
        assertThat(deleted.product()).isEqualTo(updated.after());
        assertThat(deleted.actor()).startsWith("token:");
    }

    @Test
    void aListenerThatThrowsUndoesTheChange() {
        var id = products.named("A", "old");
        events.veto(true);

        var answers =
                List.of(
                        products.create("{\"sku\": \"B\", \"name\": \"n\"}"),
                        products.patch(id, "{\"name\": \"new\"}"),
                        products.delete(id),
                        products.send(
                                "POST",
                                "/api/products/bulk-delete/",
                                "{\"confirm\": \"DELETE ALL\"}"));

        assertThat(answers).allMatch(answer -> answer.status() == 409);
        assertThat(count()).isEqualTo(1);
        assertThat(products.get(id).json().path("name").asString()).isEqualTo("old");
    }

    @Test
    void nothingIsDeletedInBulkWithoutConfirmation() {
        products.named("A", "n");
        for (var body :
                List.of(
                        "{}",
                        "{\"confirm\": \"delete all\"}",
                        "{\"confirm\": true}",
                        "{\"confirm\": null}",
                        "{\"ids\": null, \"confirm\": \"DELETE ALL\"}",
                        "{\"ids\": [], \"confirm\": \"DELETE ALL\"}",
                        "{\"ids\": [1], \"confirm\": \"yes\"}",
                        "{\"ids\": [\"1\"]}",
                        "{\"ids\": [1.5]}",
                        "{\"ids\": [99999999999999999999]}",
                        "{\"ids\": 1}",
                        "{\"confirm\": \"DELETE ALL\", \"id\": [1]}",
                        "{\"ids\": [" + "1,".repeat(10_000) + "2]}")) {
            assertThat(bulkDelete(body).status()).as(body).isEqualTo(400);
        }
        assertThat(count()).isEqualTo(1);
        assertThat(events.names()).containsExactly("Created by token");
    }

    @Test
    void someOrAllAreDeletedInBulk() {
        var first = products.named("A", "n");
        var second = products.named("B", "n");
        products.named("C", "n");
        products.named("D", "n");

        var some =
                bulkDelete(
                        "{\"confirm\": \"DELETE ALL\", \"ids\": [%d, %d, %d, 0]}"
                                .formatted(second, first, first));
        assertThat(some.body()).isEqualTo("{\"deleted\":2}");
        var all = bulkDelete("{\"confirm\": \"DELETE ALL\"}");
        assertThat(all.body()).isEqualTo("{\"deleted\":2}");
        assertThat(bulkDelete("{\"confirm\": \"DELETE ALL\"}").body()).isEqualTo("{\"deleted\":0}");
        assertThat(bulkDelete("{\"ids\": [%d]}".formatted(first)).body())
                .isEqualTo("{\"deleted\":0}");

        var actor = events.all().getFirst().actor();
        assertThat(events.all().subList(4, events.all().size()))
                .containsExactly(
                        new ProductEvent.BulkDeleted(2, false, actor),
                        new ProductEvent.BulkDeleted(2, true, actor));
        assertThat(products.named("A", "again")).isGreaterThan(second);
    }

    private Rest.Answer bulkDelete(String body) {
        return products.rest().json("/api/products/bulk-delete/", body);
    }

    private long count() {
        return database.sql("select count(*) from product").query(Long.class).single();
    }
}
