package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;

/// Conditional requests by version.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(60)
class ProductVersionIT {

    private final ProductClient products;

    ProductVersionIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void rejectsChangeOfStaleVersion() {
        var id = products.named("A", "n");
        products.patch(id, "{\"name\": \"two\"}", "If-Match", "\"1\"");

        for (var stale : List.of("\"1\"", "W/\"2\"", "\"1\", \"7\"", "\"x\"", "\"\"")) {
            var answer = products.patch(id, "{\"name\": \"three\"}", "If-Match", stale);
            assertThat(answer.status()).as(stale).isEqualTo(412);
            assertThat(answer.header("ETag")).isEqualTo("\"2\"");
            assertThat(answer.json().path("version").asLong()).isEqualTo(2);
            assertThat(products.delete(id, "If-Match", stale).status()).isEqualTo(412);
            assertThat(products.put(id, "{\"sku\":\"A\",\"name\":\"x\"}", "If-Match", stale).status()).isEqualTo(412);
        }
        for (var malformed : List.of("2", "\"2", "*, \"2\"", "\"1\" \"2\"", "w/\"2\"", "")) {
            var answer = products.patch(id, "{\"name\": \"three\"}", "If-Match", malformed);
            assertThat(answer.status()).as(malformed).isEqualTo(400);
            assertThat(ProductClient.fields(answer)).containsExactly("If-Match");
        }
        assertThat(products.get(id).json().path("name").asString()).isEqualTo("two");
        assertThat(products.patch(id, "{}", "If-Match", "\"1\" , \"2\"").status()).isEqualTo(200);
        assertThat(products.patch(id, "{}", "If-Match", "\"9\"", "If-Match", "\"3\"").status()).isEqualTo(200);
        assertThat(products.delete(id, "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void returnsNotModifiedForKnownVersion() {
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
}
