package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;

/// Valid and invalid fields of a product.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(60)
class ProductFieldsIT {

    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> PRICES =
            Map.of("\"0\"", "0.00", "0", "0.00", "-0", "0.00", "\"12.5\"", "12.50", "12.50", "12.50", "999999999999.99",
                    "999999999999.99", "\"999999999999.99\"", "999999999999.99", "\"007.10\"", "7.10", "null", "");

    private static final List<String> BAD_PRICES = List.of("1.005", "\"1.005\"", "12.500", "-1", "\"-0.01\"",
            "1000000000000", "1e2", "1e1000000000", "\"1e2\"", "\"NaN\"", "\"٣\"", "\"12,50\"", "\"\"", "\" 1\"",
            "true", "[]", "{}", "0.1234567890123456789012345678901", "99999999999999999999999999999999999999");

    private final ProductClient products;

    ProductFieldsIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void doesNotRoundPrices() {
        PRICES.forEach((sent, stored) -> {
            var answer = products.create(priced("s" + sent.replace("\"", "'"), sent));
            assertThat(answer.status()).as(sent).isEqualTo(201);
            assertThat(answer.json().path("price").asString("")).as(sent).isEqualTo(stored);
        });
        for (var bad : BAD_PRICES) {
            var answer = products.create(priced("bad", bad));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(ProductClient.fields(answer)).as(bad).containsExactly("price");
        }
    }

    private static String priced(String sku, String price) {
        return "{\"sku\": \"%s\", \"name\": \"n\", \"price\": %s}".formatted(sku, price);
    }

    @Test
    void namesEveryInvalidField() {
        var answer = products.create("""
                {"sku": "a\\u202eb", "name": " \\u00a0", "description": "%s", "price": "x"}
                """.formatted("d".repeat(10_001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
        assertThat(ProductClient.fields(answer)).containsExactly("sku", "name", "description", "price");
        assertThat(ProductClient.fields(products.create("{}"))).containsExactly("sku", "name");
        assertThat(ProductClient.fields(
                products.create("{\"sku\": 1, \"name\": null, \"active\": null, \"colour\": 2, \"Name\": \"x\"}")))
                .containsExactly("sku", "name", "active", "colour", "Name");
        assertThat(products.count()).isZero();
    }

    @Test
    void rejectsBodyThatIsNoObject() {
        for (var body : List.of("", "[]", "null", "\"x\"", "{\"sku\":", "{} {}", "{\"a\":1,\"a\":2}")) {
            var answer = products.create(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
        }
        assertThat(products.create("{\"sku\": \"" + "x".repeat(1 << 20) + "\"}").status()).isEqualTo(413);
        assertThat(products.send("POST", "/api/products", "a,b", "Content-Type", "text/csv").status()).isEqualTo(415);
    }
}
