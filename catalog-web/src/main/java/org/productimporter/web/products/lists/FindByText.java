package org.productimporter.web.products.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.lists.FindProducts.Slice;
import org.productimporter.web.products.search.SearchProperties;
import org.springframework.stereotype.Component;

/// Chooses how a page is found. Thread-safe; joins the caller's transaction.
///
/// A text that many products have fills a page within the first thousands of products in the
/// order of the list, so these are read first; they are read as they are, whatever the index
/// knows. Else a stretch of texts is read, or the index asked, whichever costs less.
@Component
class FindByText {

    /// What a candidate of the index costs, in products that are passed over along an order.
    private static final double CANDIDATE_COST = 2.5;

    private final FindProducts findProducts;
    private final FindOrdered findOrdered;
    private final Candidates candidates;
    private final ReadStretch readStretch;
    private final SampleProducts sample;
    private final SearchProperties properties;

    FindByText(
            FindProducts findProducts,
            FindOrdered findOrdered,
            Candidates candidates,
            ReadStretch readStretch,
            SampleProducts sample,
            SearchProperties properties) {
        this.findProducts = findProducts;
        this.findOrdered = findOrdered;
        this.candidates = candidates;
        this.readStretch = readStretch;
        this.sample = sample;
        this.properties = properties;
    }

    /// Products that the filter lets through, in their order.
    ///
    /// @param behind only products behind this place
    List<Product> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        return switch (ordering.key()) {
            case ID, SKU ->
                    filter.texts().isEmpty()
                            ? findProducts.find(filter, ordering, behind, slice, null)
                            : throughWindow(filter, ordering, behind, slice);
            case NAME, PRICE, UPDATED_AT -> inOrder(filter, ordering, behind, slice);
        };
    }

    private List<Product> inOrder(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        if (filter.exactSku() != null || sample.all() <= properties.window()) {
            return findProducts.find(filter, ordering, behind, slice, null);
        }
        if (filter.equals(ProductFilter.ALL) || isFrequent(filter, slice)) {
            return findOrdered.find(filter, ordering, behind, slice);
        }
        return filter.texts().isEmpty()
                ? findProducts.find(filter, ordering, behind, slice, null)
                : candidates.find(filter, ordering, behind, slice);
    }

    /// Whether to walk along the order until the page is full costs less than to sort all that
    /// the filter lets through.
    private boolean isFrequent(ProductFilter filter, Slice slice) {
        var rows = (double) slice.offset() + slice.limit();
        var estimate = (double) sample.estimate(filter);
        return estimate * estimate * CANDIDATE_COST >= rows * sample.all();
    }

    private List<Product> throughWindow(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        var window = properties.window();
        var end = findProducts.after(window, ordering, behind);
        var found = findProducts.find(filter, ordering, behind, slice, end.orElse(null));
        if (end.isEmpty() || found.size() == slice.limit()) {
            return found;
        }
        // With an offset it is not known how many come before it, unless some come after it.
        var matches = found.isEmpty() ? 0 : slice.offset() + found.size();
        return readStretch
                .find(filter, ordering, behind, slice, matches)
                .orElseGet(() -> candidates.find(filter, ordering, behind, slice));
    }
}
