package org.productimporter.web.audit;

import org.productimporter.web.kit.Deed;
import org.productimporter.web.products.ProductEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes down edits of products by people and programs. What an import changes is in its own
/// ledger.
@Component
class ProductTrail {

    /// What a bulk delete took away.
    private record Several(long count, boolean all) {}

    private final Audit audit;

    ProductTrail(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(ProductEvent event) {
        audit.write(event.actor(), deed(event));
    }

    private static Deed deed(ProductEvent event) {
        return switch (event) {
            case ProductEvent.Created(var product, _) ->
                    Deed.made("product.created", "product:" + product.id(), product);
            case ProductEvent.Updated(var before, var after, _) ->
                    new Deed("product.updated", "product:" + after.id(), before, after);
            case ProductEvent.Deleted(var product, _) ->
                    new Deed("product.deleted", "product:" + product.id(), product, null);
            case ProductEvent.BulkDeleted(var count, var all, _) ->
                    new Deed("product.bulk-deleted", "products", new Several(count, all), null);
        };
    }
}
