package org.productimporter.web.products;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Deletes, activates and deactivates many products, and publishes [ProductEvent]s in the same transaction. Thread-safe.
@Service
public class BulkProductService {

    /// Products that are changed by one statement, and read for the history. They may be large.
    private static final int SLICE = 500;

    private final ProductRepository products;
    private final ProductHistoryWriter history;
    private final ProductTransaction transaction;
    private final ApplicationEventPublisher events;

    BulkProductService(ProductRepository products, ProductHistoryWriter history, ProductTransaction transaction,
            ApplicationEventPublisher events) {
        this.products = products;
        this.history = history;
        this.transaction = transaction;
        this.events = events;
    }

    /// Activates or deactivates those of the products that exist, in one transaction.
    ///
    /// @return number of products that had the other state
    /// @throws ProblemException 503 if another transaction locks the products for too long
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long setActive(Collection<Long> ids, boolean active, String actor) {
        var action = BulkAction.ofActive(active);
        var selected = ids.stream().distinct().sorted().toList();
        return apply(action, () -> selected, new ProductEvent.BulkRequested(action, selected.size(), null, actor),
                actor);
    }

    /// Applies an action, or a part of it, in one transaction.
    ///
    /// @param selection returns the IDs of the products, within the transaction and in ascending order
    /// @param request the whole action, in its first transaction
    /// @return number of changed products; those that are in the wanted state already do not count
    /// @throws ProblemException 503 if another transaction locks the products for too long
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long apply(BulkAction action, Supplier<List<Long>> selection, ProductEvent.@Nullable BulkRequested request,
            String actor) {
        return transaction.execute(() -> {
            var ids = selection.get();
            if (request != null) {
                events.publishEvent(request);
            }
            long changed = ids.stream()
                    .gather(Gatherers.windowFixed(SLICE))
                    .mapToLong(slice -> applySlice(action, slice, actor))
                    .sum();
            if (action == BulkAction.DELETE && changed > 0) {
                events.publishEvent(new ProductEvent.PartDeleted(changed, actor));
            }
            return changed;
        });
    }

    private int applySlice(BulkAction action, List<Long> ids, String actor) {
        var changed = switch (action) {
            case DELETE -> products.delete(ids);
            case ACTIVATE -> products.setActive(ids, true);
            case DEACTIVATE -> products.setActive(ids, false);
        };
        if (action == BulkAction.DELETE) {
            history.deleted(changed, actor);
        } else if (!changed.isEmpty()) {
            history.switched(changed, actor);
            events.publishEvent(
                    new ProductEvent.BulkUpdated(changed.stream().map(ChangedProduct::product).toList(), actor));
        }
        return changed.size();
    }
}
