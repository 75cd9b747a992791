package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.productimporter.web.Rest;
import org.productimporter.web.Rest.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// REST requests for products.
record ProductClient(Rest rest, JdbcClient database) {

    static final String PRODUCTS = "/api/products/";

    void clear() {
        database.sql("truncate product").update();
    }

    long count() {
        return database.sql("select count(*) from product").query(Long.class).single();
    }

    Answer create(String body) {
        return rest.json(PRODUCTS, body);
    }

    /// Creates a product with these members and verifies the status.
    void create(Map<String, Object> product) {
        var answer = create(JsonMapper.shared().writeValueAsString(product));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /// Creates a product with a SKU and a name only.
    long named(String sku, String name) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("sku", sku, "name", name));
        return create(body).json().path("id").asLong();
    }

    Answer get(long id, String... headers) {
        return send("GET", PRODUCTS + id + "/", "", headers);
    }

    Answer put(long id, String body, String... headers) {
        return send("PUT", PRODUCTS + id + "/", body, headers);
    }

    Answer patch(long id, String body, String... headers) {
        return send("PATCH", PRODUCTS + id + "/", body, headers);
    }

    Answer delete(long id, String... headers) {
        return send("DELETE", PRODUCTS + id + "/", "", headers);
    }

    Answer list(String query) {
        return rest.get(PRODUCTS + "?" + query);
    }

    /// @param query what follows the path
    Answer export(String query) {
        return rest.get(PRODUCTS + "export.csv" + query);
    }

    /// @param headers name, value, name, value
    Answer send(String method, String path, String body, String... headers) {
        var request = rest.request(path).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return rest.send(request.build());
    }

    /// The fields that a 400 names.
    static List<String> fields(Answer answer) {
        return texts(answer.json().path("errors"), "field");
    }

    /// The SKUs of a list of products.
    static List<String> skus(JsonNode list) {
        return texts(list.path("results"), "sku");
    }

    static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false).map(found -> found.path(member).asString()).toList();
    }
}
