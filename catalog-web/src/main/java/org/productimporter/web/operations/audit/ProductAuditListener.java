package org.productimporter.web.operations.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.products.ProductEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Records edits of products by users and API clients. Imports record their changes in their own ledger.
@Component
class ProductAuditListener {

    /// The products of a bulk delete.
    private record DeletedProducts(long count, boolean all) {}

    /// The products of an action on many.
    private record SelectedProducts(long count,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> filter) {}

    private final AuditService audit;

    ProductAuditListener(AuditService audit) {
        this.audit = audit;
    }

    @EventListener
    void on(ProductEvent event) {
        auditEvent(event).ifPresent(found -> audit.write(event.actor(), found));
    }

    /// The parts of an action on many products are not recorded beside the action.
    private static Optional<AuditEvent> auditEvent(ProductEvent event) {
        return switch (event) {
            case ProductEvent.Created(var product, _) -> Optional
                    .of(AuditEvent.created("product.created", "product:" + product.id(), product));
            case ProductEvent.Updated(var before, var after, _) -> Optional
                    .of(new AuditEvent("product.updated", "product:" + after.id(), before, after));
            case ProductEvent.Deleted(var product, _) -> Optional
                    .of(new AuditEvent("product.deleted", "product:" + product.id(), product, null));
            case ProductEvent.BulkDeleted(var count, var all, _) -> Optional
                    .of(new AuditEvent("product.bulk-deleted", "products", new DeletedProducts(count, all), null));
            case ProductEvent.BulkRequested request -> Optional.of(auditEvent(request));
            case ProductEvent.PartDeleted _,ProductEvent.BulkUpdated _ -> Optional.empty();
        };
    }

    private static AuditEvent auditEvent(ProductEvent.BulkRequested request) {
        var products = new SelectedProducts(request.count(), request.filter());
        return switch (request.action()) {
            case DELETE -> new AuditEvent("product.bulk-deleted", "products", products, null);
            case ACTIVATE -> new AuditEvent("product.bulk-activated", "products", null, products);
            case DEACTIVATE -> new AuditEvent("product.bulk-deactivated", "products", null, products);
        };
    }
}
