package org.productimporter.web.products.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.BulkAction;
import org.productimporter.web.products.BulkProductService;
import org.productimporter.web.products.ProductEvent;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/// Deletes, activates and deactivates all products that pass a filter, if they are as many as the user has confirmed.
/// Thread-safe.
///
/// The products are found once. Each part of them is changed in a transaction of its own, so that an import or an edit waits
/// for a moment only. A product that no longer passes the filter when its part is changed is left alone.
@Service
public class FilteredActionService {

    private static final Logger LOG = LoggerFactory.getLogger(FilteredActionService.class);

    private static final int PART = 5_000;

    private final FilteredProductRepository filtered;
    private final BulkProductService products;

    FilteredActionService(FilteredProductRepository filtered, BulkProductService products) {
        this.filtered = filtered;
        this.products = products;
    }

    /// An action that a user has confirmed.
    ///
    /// @param confirmed number of products that passed the filter when the user confirmed
    public record Request(BulkAction action, ProductFilter filter, long confirmed, String actor) {}

    /// Counts the products that pass the filter, exactly.
    @RequiresScope(Scope.PRODUCTS_READ)
    public long count(ProductFilter filter) {
        return filtered.count(filter);
    }

    /// @return number of changed products; those that were in the wanted state already do not count
    /// @throws ProblemException 409 with member `count` if another number of products passes the filter, and nothing was
    ///     changed; 503 if other transactions lock products for too long, with the number of processed products
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long apply(Request request, BulkProgress progress) {
        var ids = filtered.ids(request.filter());
        requireConfirmed(request, ids.count());
        var reader = ids.read();
        long processed = 0;
        long changed = 0;
        for (var part = reader.next(PART); !part.isEmpty(); part = reader.next(PART)) {
            changed += applyPart(request, part, processed);
            processed += part.size();
            progress.processed(processed, ids.count());
        }
        LOG.info("{} requested {} of {} products; {} have changed", request.actor(), request.action(), ids.count(),
                changed);
        return changed;
    }

    private static void requireConfirmed(Request request, long count) {
        if (count != request.confirmed()) {
            throw ProblemException.of(HttpStatus.CONFLICT, "The number of products has changed",
                    "%,d products match the filter, not %,d. Nothing was changed; check them, and confirm their number"
                            .formatted(count, request.confirmed()))
                    .with("count", count);
        }
    }

    private long applyPart(Request request, List<Long> part, long processed) {
        var isFirst = processed == 0;
        try {
            return products.apply(request.action(), () -> lock(request, part, isFirst),
                    isFirst ? announced(request) : null, request.actor());
        } catch (ProblemException e) {
            throw isFirst ? e : interrupted(request, processed, e);
        }
    }

    /// Before the first change, a product that matches no longer refuses the action.
    private List<Long> lock(Request request, List<Long> part, boolean isFirst) {
        var locked = filtered.lock(part, request.filter());
        if (isFirst) {
            requireConfirmed(request, request.confirmed() - part.size() + locked.size());
        }
        return locked;
    }

    private static ProductEvent.BulkRequested announced(Request request) {
        return new ProductEvent.BulkRequested(request.action(), request.confirmed(), members(request.filter()),
                request.actor());
    }

    private static Map<String, Object> members(ProductFilter filter) {
        var members = new LinkedHashMap<String, Object>();
        put(members, "search", filter.search());
        put(members, "sku", filter.sku());
        put(members, "name", filter.name());
        put(members, "description", filter.description());
        put(members, "sku_exact", filter.exactSku());
        put(members, "active", filter.active());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static ProblemException interrupted(Request request, long processed, ProblemException cause) {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "The action was interrupted",
                "After %,d of %,d products: %s. The others are unchanged; count them, and repeat the action for them"
                        .formatted(processed, request.confirmed(), cause.detail()),
                cause).with("processed", processed);
    }
}
