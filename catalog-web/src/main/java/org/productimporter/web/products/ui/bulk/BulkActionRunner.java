package org.productimporter.web.products.ui.bulk;

import org.productimporter.web.products.BulkAction;
import org.productimporter.web.products.BulkProductService;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.products.bulk.BulkProgress;
import org.productimporter.web.products.bulk.FilteredActionService;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.security.Actor;
import org.springframework.stereotype.Component;

/// The services for actions on many products. Thread-safe.
@Component
public final class BulkActionRunner {

    private final ProductService products;
    private final BulkProductService bulk;
    private final FilteredActionService filtered;

    BulkActionRunner(ProductService products, BulkProductService bulk, FilteredActionService filtered) {
        this.products = products;
        this.bulk = bulk;
        this.filtered = filtered;
    }

    BulkSelection.Matching select(ProductFilter filter) {
        return new BulkSelection.Matching(filter, filtered.count(filter));
    }

    /// Returns the number of changed products.
    long apply(BulkAction action, BulkSelection selection, BulkProgress progress) {
        var actor = Actor.current();
        return switch (selection) {
            case BulkSelection.Matching(var filter, var count) -> filtered
                    .apply(new FilteredActionService.Request(action, filter, count, actor), progress);
            case BulkSelection.Rows(var ids) -> switch (action) {
                case DELETE -> products.delete(ids, actor);
                case ACTIVATE -> bulk.setActive(ids, true, actor);
                case DEACTIVATE -> bulk.setActive(ids, false, actor);
            };
        };
    }
}
