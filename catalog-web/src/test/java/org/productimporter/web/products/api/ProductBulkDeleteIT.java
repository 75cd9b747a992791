package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.products.ProductEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Deletion of many or all products by one request.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Import(EventLog.class)
@Timeout(60)
class ProductBulkDeleteIT {

    @Autowired private EventLog events;
    private final ProductClient products;

    ProductBulkDeleteIT(ProductClient products) {
        this.products = products;
    }

    @BeforeEach
    void emptyLog() {
        events.clear();
    }

    @Test
    void deletesNothingWithoutConfirmation() {
        products.named("A", "n");
        for (var body : List.of("{}", "{\"confirm\": \"delete all\"}", "{\"confirm\": true}", "{\"confirm\": null}",
                "{\"ids\": null, \"confirm\": \"DELETE ALL\"}", "{\"ids\": [], \"confirm\": \"DELETE ALL\"}",
                "{\"ids\": [1], \"confirm\": \"yes\"}", "{\"ids\": [\"1\"]}", "{\"ids\": [1.5]}",
                "{\"ids\": [99999999999999999999]}", "{\"ids\": 1}", "{\"confirm\": \"DELETE ALL\", \"id\": [1]}",
                "{\"ids\": [" + "1,".repeat(10_000) + "2]}")) {
            assertThat(bulkDelete(body).status()).as(body).isEqualTo(400);
        }
        assertThat(products.count()).isEqualTo(1);
        assertThat(events.names()).containsExactly("Created by token");
    }

    @Test
    void deletesSomeOrAllProducts() {
        var first = products.named("A", "n");
        var second = products.named("B", "n");
        products.named("C", "n");
        products.named("D", "n");

        var some =
                bulkDelete("{\"confirm\": \"DELETE ALL\", \"ids\": [%d, %d, %d, 0]}".formatted(second, first, first));
        assertThat(some.body()).isEqualTo("{\"deleted\":2}");
        var all = bulkDelete("{\"confirm\": \"DELETE ALL\"}");
        assertThat(all.body()).isEqualTo("{\"deleted\":2}");
        assertThat(bulkDelete("{\"confirm\": \"DELETE ALL\"}").body()).isEqualTo("{\"deleted\":0}");
        assertThat(bulkDelete("{\"ids\": [%d]}".formatted(first)).body()).isEqualTo("{\"deleted\":0}");

        var actor = events.all().getFirst().actor();
        assertThat(events.all().subList(4, events.all().size())).containsExactly(
                new ProductEvent.BulkDeleted(2, false, actor), new ProductEvent.BulkDeleted(2, true, actor));
        assertThat(products.named("A", "again")).isGreaterThan(second);
    }

    private Rest.Answer bulkDelete(String body) {
        return products.rest().json("/api/products/bulk-delete/", body);
    }
}
