package org.productimporter.web.webhooks.outbox;

import java.util.Map;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductEvent;
import org.productimporter.web.webhooks.EventType;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Publishes product changes of users and API clients as webhook events. The event belongs to the transaction of the
/// change: it exists if and only if the change is committed. Thread-safe.
@Component
class ProductEventListener {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BulkEventPublisher bulk;

    ProductEventListener(JdbcClient jdbc, JsonMapper json, BulkEventPublisher bulk) {
        this.bulk = bulk;
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ProductEvent event) {
        switch (event) {
            case ProductEvent.Created(var product, _) -> publish(EventType.PRODUCT_CREATED, of(product, "created"));
            case ProductEvent.Updated(_, var product, _) -> publish(EventType.PRODUCT_UPDATED, of(product, "updated"));
            case ProductEvent.Deleted(var product, _) -> publish(EventType.PRODUCT_DELETED, of(product, "deleted"));
            case ProductEvent.BulkDeleted(var count, var all, _) -> publish(EventType.PRODUCT_BULK_DELETED,
                    Map.of("count", count, "all", all));
            case ProductEvent.PartDeleted(var count, _) -> publish(EventType.PRODUCT_BULK_DELETED,
                    Map.of("count", count, "all", false));
            case ProductEvent.BulkUpdated(var products, _) -> bulk
                    .publish(products.stream().map(product -> of(product, "updated")).toList());
            case ProductEvent.BulkRequested _ -> {
                // Its parts are published.
            }
        }
    }

    private void publish(EventType type, Object data) {
        jdbc.sql("select publish_event(:type, :data)")
                .param("type", type.text())
                .param("data", json.writeValueAsString(data))
                .query((_, _) -> type)
                .single();
    }

    private static ProductChange of(Product product, String change) {
        return new ProductChange(product.id(), product.sku(), change, product.version(), null, product);
    }
}
