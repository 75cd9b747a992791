package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.products.ProductEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// The events of changes, and listeners that reject a change.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Import(EventLog.class)
@Timeout(60)
class ProductEventIT {

    @Autowired private EventLog events;
    private final ProductClient products;

    ProductEventIT(ProductClient products) {
        this.products = products;
    }

    @BeforeEach
    void emptyLog() {
        events.clear();
    }

    @Test
    void eventHasProductBeforeAndAfter() {
        var id = products.named("A", "old");
        products.patch(id, "{\"name\": \"new\"}");
        products.delete(id);

        assertThat(events.names()).containsExactly("Created by token", "Updated by token", "Deleted by token");
        var updated = (ProductEvent.Updated) events.all().get(1);
        assertThat(updated.before().name()).isEqualTo("old");
        assertThat(updated.after().name()).isEqualTo("new");
        assertThat(updated.after().version()).isEqualTo(updated.before().version() + 1);
        var deleted = (ProductEvent.Deleted) events.all().get(2);
        assertThat(deleted.product()).isEqualTo(updated.after());
        assertThat(deleted.actor()).startsWith("token:");
    }

    @Test
    void listenerThatThrowsRollsBackTheChange() {
        var id = products.named("A", "old");
        events.veto(true);

        var answers = List.of(products.create("{\"sku\": \"B\", \"name\": \"n\"}"),
                products.patch(id, "{\"name\": \"new\"}"), products.delete(id),
                products.send("POST", "/api/products/bulk-delete/", "{\"confirm\": \"DELETE ALL\"}"));

        assertThat(answers).allMatch(answer -> answer.status() == 409);
        assertThat(products.count()).isEqualTo(1);
        assertThat(products.get(id).json().path("name").asString()).isEqualTo("old");
    }
}
