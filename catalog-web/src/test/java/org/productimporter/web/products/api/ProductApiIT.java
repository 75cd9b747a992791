package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;
import tools.jackson.databind.json.JsonMapper;

/// A single product, from creation to deletion.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(60)
class ProductApiIT {

    private static final String PROBLEM = "application/problem+json";

    private final ProductClient products;

    ProductApiIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void createReturnsLocationAndVersion() {
        var before = Instant.now().minusSeconds(60);
        var answer = products.create("""
                {"sku": "\\u00a0Kit-1 ", "name": "Knife", "description": "a\\r\\nb",
                 "price": "24.9", "active": false}
                """);

        var product = answer.json();
        var id = product.path("id").asLong();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/products/" + id + "/");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.body()).startsWith(
                "{\"id\":%d,\"sku\":\"Kit-1\",\"name\":\"Knife\",\"description\":\"a\\r\\nb\",\"price\":\"24.90\",\"active\":false,\"attributes\":{},\"created_at\":\""
                        .formatted(id))
                .endsWith("\"version\":1}");
        assertThat(Instant.parse(product.path("created_at").asString())).isAfter(before);
        for (var path : List.of("/api/products/" + id, "/api/products/" + id + "/")) {
            assertThat(products.rest().get(path).body()).isEqualTo(answer.body());
        }
        assertThat(products.rest().get("/api/products/by-sku/KIT-1/").body()).isEqualTo(answer.body());
        assertThat(products.rest().get("/api/products/by-sku/kit-1").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void missingMembersOfNewProductHaveDefaults() {
        var product = products.create("{\"sku\": \"A\", \"name\": \"n\"}").json();

        assertThat(product.path("description").asString()).isEmpty();
        assertThat(product.path("price").isNull()).isTrue();
        assertThat(product.path("active").asBoolean()).isTrue();
    }

    @Test
    void skuIsUniqueInAnyCase() {
        var first = products.named("Straße-Σ", "first");

        for (var sku : List.of("Straße-Σ", "STRAßE-ς", " straße-σ\\u200b")) {
            var answer = products.create("{\"sku\": \"%s\", \"name\": \"n\"}".formatted(sku));
            assertThat(answer.status()).as(sku).isEqualTo(409);
            assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
            assertThat(answer.json().path("id").asLong()).isEqualTo(first);
            assertThat(answer.json().path("sku").asString()).isEqualTo("Straße-Σ");
            assertThat(answer.json().path("detail").asString()).contains("belongs to product " + first);
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
    void receivedProductCanBeSentBack() {
        var id = products.named("A", "old");
        var received = products.get(id).body();

        var answer = products.put(id, received.replace("old", "new"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.json().path("name").asString()).isEqualTo("new");
        assertThat(answer.json().path("id").asLong()).isEqualTo(id);
        assertThat(answer.json().path("created_at"))
                .isEqualTo(JsonMapper.shared().readTree(received).path("created_at"));
        assertThat(products.patch(id, "{\"id\": 9, \"version\": 50}").json().path("version").asLong()).isEqualTo(3);
    }

    @Test
    void putReplacesAndPatchChanges() {
        var id = products
                .create("{\"sku\": \"A\", \"name\": \"n\", \"description\": \"d\", \"price\": 5, \"active\": false}")
                .json()
                .path("id")
                .asLong();

        var changed = products.patch(id, "{\"price\": null}").json();
        assertThat(changed.path("description").asString()).isEqualTo("d");
        assertThat(changed.path("price").isNull()).isTrue();
        assertThat(changed.path("active").asBoolean()).isFalse();
        var merged = products.send("PATCH", "/api/products/" + id, "{\"description\": null}", "Content-Type",
                "application/merge-patch+json");
        assertThat(merged.status()).isEqualTo(200);
        var replaced = products.put(id, "{\"sku\": \"B\", \"name\": \"m\"}").json();
        assertThat(replaced.path("sku").asString()).isEqualTo("B");
        assertThat(replaced.path("description").asString()).isEmpty();
        assertThat(replaced.path("active").asBoolean()).isTrue();
        assertThat(Instant.parse(replaced.path("updated_at").asString()))
                .isAfter(Instant.parse(changed.path("updated_at").asString()));
        assertThat(ProductClient.fields(products.put(id, "{\"sku\": \"B\"}"))).containsExactly("name");
    }

    @Test
    void deletedProductIsNotFound() {
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
}
