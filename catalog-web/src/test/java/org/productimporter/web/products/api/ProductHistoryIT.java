package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.web.Rest.Answer;
import org.productimporter.web.WebServerTest;
import tools.jackson.databind.JsonNode;

/// The history of products that users and clients change.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(60)
class ProductHistoryIT {

    private final ProductClient products;

    ProductHistoryIT(ProductClient products) {
        this.products = products;
    }

    private Answer history(String path) {
        return products.rest().get(ProductClient.PRODUCTS + path);
    }

    /// Returns version, change and fields of each entry.
    private static List<String> entries(Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return stream(page.json().path("results")).map(entry -> "%d %s %s".formatted(entry.path("version").asLong(),
                entry.path("change").asString(), entry.path("fields"))).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void tellsOldAndNewValuesNewestFirst() {
        var id = products.create("""
                {"sku": "A", "name": "Lamp", "price": "10", "attributes": {"Color": "red", "Size": "1"}}""")
                .json()
                .path("id")
                .asLong();
        products.patch(id, """
                {"price": "12.5", "attributes": {"Color": "blue", "Size": null}}""");
        products.put(id,
                """
                        {"sku": "a", "name": "Lamp, large", "description": "d", "active": false, "attributes": {"Color": "blue"}}""");
        products.patch(id, "{}");

        var page = history(id + "/history");
        assertThat(entries(page)).containsExactly("4 updated {}",
                """
                        3 updated {"sku":{"old":"A","new":"a"},"name":{"old":"Lamp","new":"Lamp, large"},\
                        "description":{"old":"","new":"d"},"price":{"old":"12.50","new":null},"active":{"old":true,"new":false}}""",
                """
                        2 updated {"price":{"old":"10.00","new":"12.50"},"attributes.Color":{"old":"red","new":"blue"},\
                        "attributes.Size":{"old":"1","new":null}}""", "1 created {}");
        assertThat(stream(page.json().path("results"))).allSatisfy(entry -> {
            assertThat(entry.path("by").asString()).startsWith("token:");
            assertThat(entry.path("import_id").isNull()).isTrue();
            assertThat(entry.path("at").asString()).endsWith("Z");
        });
        assertThat(history("by-sku/A/history/").body()).isEqualTo(page.body());
    }

    @Test
    void deletedProductIsFoundByItsSku() {
        var id = products.create("{\"sku\": \"Ä/1\", \"name\": \"n\", \"price\": \"1\"}").json().path("id").asLong();
        products.delete(id);

        assertThat(entries(history("by-sku/%C3%A4%2F1/history"))).containsExactly("""
                1 deleted {"name":{"old":"n","new":null},"description":{"old":"","new":null},\
                "price":{"old":"1.00","new":null},"active":{"old":true,"new":null}}""", "1 created {}");
        assertThat(history(id + "/history").status()).isEqualTo(404);
        products.named("ä/1", "again");
        assertThat(entries(history("by-sku/%C3%84%2F1/history"))).containsExactly("1 created {}");
    }

    @Test
    void unknownProductsAndForeignCursorsAreErrors() {
        var id = products.named("history", "n");
        products.patch(id, "{\"name\": \"m\"}");
        var other = products.named("B", "n");

        assertThat(history("999999999/history").status()).isEqualTo(404);
        assertThat(history("by-sku/none/history").status()).isEqualTo(404);
        assertThat(history("x/history").status()).isEqualTo(400);
        assertThat(history("by-sku/history").json().path("id").asLong()).isEqualTo(id);
        assertThat(entries(history("by-sku/history/history"))).hasSize(2);
        var cursor = history(id + "/history?page_size=1").json().path("next_cursor").asString();
        assertThat(history(id + "/history?cursor=" + cursor).status()).isEqualTo(200);
        var foreign = history(other + "/history?cursor=" + cursor);
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(ProductClient.fields(foreign)).containsExactly("cursor");
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "6", "7", "500"})
    void pagesHoldEveryChangeOnce(int size) {
        var id = products.named("A", "name 1");
        for (int version = 2; version <= 6; version++) {
            products.patch(id, "{\"name\": \"name " + version + "\"}");
        }

        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = history("%d/history?page_size=%d&cursor=%s".formatted(id, size, cursor));
            assertThat(page.json().path("results").size()).isBetween(1, size);
            found.addAll(entries(page));
            cursor = page.json().path("next_cursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(found).extracting(entry -> entry.substring(0, 1)).containsExactly("6", "5", "4", "3", "2", "1");
    }

    /// Products whose last change is not in the block that they name.
    private static final String WITHOUT_BLOCK = """
            select sku
            from product p
            where not exists (
                select from product_change c
                where c.id = p.change_id
                and position(int8send(p.id) in c.differences) > 0)
            """;

    @Test
    void everyRequestThatChangesProductsMovesTheirHistory() {
        var id = products.named("A", "n");
        for (var sku : List.of("B", "C", "D", "E")) {
            products.named(sku, "n");
        }
        products.put(id, "{\"sku\": \"A\", \"name\": \"put\"}");
        products.patch(id, "{\"name\": \"patched\"}");
        assertThat(products.database().sql(WITHOUT_BLOCK).query(String.class).list()).isEmpty();
        assertThat(entries(history(id + "/history"))).hasSize(3);

        products.delete(id);
        products.rest().json("/api/products/bulk-delete/", "{\"ids\": [%d, %d]}".formatted(id("B"), id("C")));
        for (var sku : List.of("A", "B", "C")) {
            assertThat(entries(history("by-sku/" + sku + "/history"))).first().asString().contains(" deleted ");
        }
        products.rest().json("/api/products/bulk-delete/", "{\"confirm\": \"DELETE ALL\"}");
        assertThat(products.database().sql("""
                select format('%s %s %s', change, products, octet_length(differences) > 0)
                from product_change
                order by id desc
                limit 3
                """).query(String.class).list()).containsExactly("deleted 2 f", "deleted 2 t", "deleted 1 t");
    }

    private long id(String sku) {
        return products.rest().get("/api/products/by-sku/" + sku).json().path("id").asLong();
    }
}
