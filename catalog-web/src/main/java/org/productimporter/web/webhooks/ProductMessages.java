package org.productimporter.web.webhooks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what people and programs do to products for the endpoints that want to know, in the
/// transaction that does it: with the change, the message is there; without it, it is not.
@Component
class ProductMessages {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductMessages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ProductEvent event) {
        switch (event) {
            case ProductEvent.Created(var product, _) ->
                    tell(EventType.PRODUCT_CREATED, of(product, "created"));
            case ProductEvent.Updated(_, var product, _) ->
                    tell(EventType.PRODUCT_UPDATED, of(product, "updated"));
            case ProductEvent.Deleted(var product, _) ->
                    tell(EventType.PRODUCT_DELETED, of(product, "deleted"));
            case ProductEvent.BulkDeleted(var count, var all, _) ->
                    tell(EventType.PRODUCT_BULK_DELETED, Map.of("count", count, "all", all));
        }
    }

    private void tell(EventType type, Map<String, ?> data) {
        jdbc.sql("select publish_event(:type, :data)")
                .param("type", type.text())
                .param("data", json.writeValueAsString(data))
                .query((_, _) -> type)
                .single();
    }

    /// As in REST: prices are strings, because a JSON number need not keep its decimals.
    private static Map<String, ?> of(Product product, String change) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", product.id());
        fields.put("sku", product.sku());
        fields.put("name", product.name());
        fields.put("description", product.description());
        fields.put("price", product.price() == null ? null : product.price().toPlainString());
        fields.put("active", product.active());
        fields.put("created_at", text(product.createdAt()));
        fields.put("updated_at", text(product.updatedAt()));
        fields.put("version", product.version());
        var data = new LinkedHashMap<String, Object>();
        data.put("id", product.id());
        data.put("sku", product.sku());
        data.put("change", change);
        data.put("version", product.version());
        data.put("product", fields);
        return data;
    }

    private static String text(Instant time) {
        return time.toString();
    }
}
