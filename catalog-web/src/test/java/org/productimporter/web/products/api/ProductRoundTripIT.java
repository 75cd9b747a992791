package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.ImporterServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Imports an export with the real importer.
@ImporterServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(120)
class ProductRoundTripIT {

    /// Descriptions that an incorrect CSV writer or reader would change.
    private static final List<String> ODD = List.of("", " ", "\t", "\"", "\"\"", "'", ",", " leading and trailing ",
            "\tleading tab", "a\r\nb", "a\nb", "a\rb", "\r", "\n", "\r\n\r\n", "a \"quoted\" word, and a comma", "\\.",
            "\\N", "a\\nb", "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "é\u0301 😀 \u202eעברית", "a\uFEFFb", "null",
            "NULL", "a;b|c\td");

    private static final String PLAIN = """
            insert into product (sku, name, price)
            select 'x' || n, 'y', n
            from generate_series(1, 3000) n
            """;

    private static final String CATALOGUE = """
            select string_agg(p::text, '|' order by id)
            from product p
            """;

    @Autowired private JdbcClient database;
    private final ProductClient products;

    ProductRoundTripIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void exportIsImportedAsUnchanged() {
        for (int at = 0; at < ODD.size(); at++) {
            products.create(odd(at));
        }
        products.create(Map.of("sku", "no price", "name", "n".repeat(255), "description", "é".repeat(10_000)));
        database.sql(PLAIN).update();
        var total = ODD.size() + 1 + 3000;
        var before = catalogue();

        var rows = imported(products.export("").body());

        assertThat(rows.path("read").asLong()).isEqualTo(total);
        assertThat(rows.path("unchanged").asLong()).isEqualTo(total);
        assertThat(catalogue()).isEqualTo(before);
    }

    private static Map<String, Object> odd(int at) {
        var odd = ODD.get(at);
        return Map.of("sku", (at % 2 == 0 ? "=S'\"," : "é ") + at, "name", odd.isBlank() ? "n" : odd, "description",
                odd, "price", at % 3 + ".5", "active", at % 2 == 0);
    }

    private String catalogue() {
        return database.sql(CATALOGUE).query(String.class).single();
    }

    @Test
    void attributesAreImportedAsUnchanged() {
        var keys = List.of("Farbe", "farbe", "a,b", "say \"hi\"", "=x", "'", "sku", "Price", "attributes.x", "a;b|c",
                "Größe (cm)", "線");
        for (int at = 0; at < ODD.size(); at++) {
            products.create(Map.of("sku", "A" + at, "name", "n", "attributes",
                    Map.of(keys.get(at % keys.size()), ODD.get(at), keys.get((at + 1) % keys.size()), "x")));
        }
        products.create(Map.of("sku", "none", "name", "n"));
        var before = catalogue();
        var file = products.export("").body();

        for (var options : List.of("&unknown=keep", "&unknown=keep&on_blank=clear", "")) {
            var rows = imported(file, options);
            assertThat(rows.path("unchanged").asLong()).as(options).isEqualTo(ODD.size() + 1);
            assertThat(catalogue()).as(options).isEqualTo(before);
        }
    }

    @Test
    void safeExportIsImportedAsUnchangedWithoutFormulas() {
        products.create(Map.of("sku", "A", "name", "'quoted'", "description", " a\r\nb "));
        products.create(Map.of("sku", "B", "name", "1+1", "description", "=1"));

        var rows = imported(products.export("?safe=true").body());

        assertThat(rows.path("unchanged").asLong()).isEqualTo(1);
        assertThat(rows.path("updated").asLong()).isEqualTo(1);
        assertThat(products.rest().get("/api/products/by-sku/b").json().path("description").asString())
                .isEqualTo("'=1");
    }

    /// @return row counts of the import
    private JsonNode imported(String csv) {
        return imported(csv, "");
    }

    private JsonNode imported(String csv, String options) {
        var response = products.rest().csv("/api/imports?file_name=export.csv" + options, csv, Map.of());
        var address = "/api/imports/" + response.json().path("id").asLong();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("completed", "failed")
                        .contains(products.rest().get(address).json().path("state").asString()));
        var done = products.rest().get(address).json();
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("completed");
        return done.path("rows");
    }
}
