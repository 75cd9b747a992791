package org.productimporter.web.operations.audit;

import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.products.ProductEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Records edits of products by users and API clients. Imports record their changes in their own ledger.
@Component
class ProductAuditListener {

    /// The products of a bulk delete.
    private record DeletedProducts(long count, boolean all) {}

    private final AuditService audit;

    ProductAuditListener(AuditService audit) {
        this.audit = audit;
    }

    @EventListener
    void on(ProductEvent event) {
        audit.write(event.actor(), auditEvent(event));
    }

    private static AuditEvent auditEvent(ProductEvent event) {
        return switch (event) {
            case ProductEvent.Created(var product, _) -> AuditEvent.created("product.created",
                    "product:" + product.id(), product);
            case ProductEvent.Updated(var before, var after, _) -> new AuditEvent("product.updated",
                    "product:" + after.id(), before, after);
            case ProductEvent.Deleted(var product, _) -> new AuditEvent("product.deleted", "product:" + product.id(),
                    product, null);
            case ProductEvent.BulkDeleted(var count, var all, _) -> new AuditEvent("product.bulk-deleted", "products",
                    new DeletedProducts(count, all), null);
        };
    }
}
