package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.Rest.Answer;
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

    private static final List<String> BAD_PRICES = List.of("1.005", "\"1.005\"", "12.501", "-1", "\"-0.01\"",
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
    void attributesAreReplacedOrMergedKeyByKey() {
        var id = products.create("""
                {"sku": "a", "name": "n", "attributes": {"Farbe": "rot", "b": "2", "none": ""}}
                """).json().path("id").asLong();
        assertThat(attributes(products.get(id))).isEqualTo("{\"Farbe\":\"rot\",\"b\":\"2\"}");

        var changed = products.patch(id, "{\"attributes\": {\"Farbe\": null, \"c\": \"3\"}}");
        assertThat(attributes(changed)).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(attributes(products.patch(id, "{\"name\": \"other\"}"))).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(products.list("search=3").json().path("results").path(0).path("attributes").path("c").asString())
                .isEqualTo("3");

        assertThat(attributes(products.put(id, "{\"sku\": \"a\", \"name\": \"n\", \"attributes\": {\"d\": \"4\"}}")))
                .isEqualTo("{\"d\":\"4\"}");
        assertThat(attributes(products.put(id, "{\"sku\": \"a\", \"name\": \"n\"}"))).isEqualTo("{}");
        products.patch(id, "{\"attributes\": {\"e\": \"5\"}}");
        assertThat(attributes(products.patch(id, "{\"attributes\": null}"))).isEqualTo("{}");
    }

    private static String attributes(Answer answer) {
        return answer.json().path("attributes").toString();
    }

    @Test
    void invalidAttributesAreNamed() {
        var answer = products.create("""
                {"sku": "a", "name": "n", "attributes": {"n": 1, "o": {}, "ok": "x"}}
                """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(ProductClient.fields(answer)).containsExactly("attributes.n", "attributes.o");
        assertThat(ProductClient.fields(products.create("{\"attributes\": []}"))).containsExactly("attributes");
        assertThat(ProductClient.fields(products.create("""
                {"sku": "a", "name": "n", "attributes": {"long": "%s", " x": "y", "z": "\\u0000"}}
                """.formatted("x".repeat(10_001))))).containsExactlyInAnyOrder("attributes.long", "attributes. x",
                "attributes.z");
        var large = IntStream.range(0, 7).mapToObj(n -> "\"k%d\": \"%s\"".formatted(n, "x".repeat(9_500))).toList();
        var tooLarge =
                products.create("{\"sku\": \"a\", \"name\": \"n\", \"attributes\": {" + String.join(",", large) + "}}");
        assertThat(tooLarge.json().path("errors").path(0).path("message").asString())
                .isEqualTo("the attributes have 66,570 bytes as JSON, at most 65,536 are allowed");
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
