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
/// knows. When that does not fill the page few products have the text, and the index is quick.
@Component
class FindByText {

    /// A page that is filled to this part when the window ends is full in one four times as
    /// large, which costs less than the many candidates of such a text.
    private static final int NEARLY = 4;

    private final FindProducts findProducts;
    private final Candidates candidates;
    private final SampleProducts sample;
    private final SearchProperties properties;

    FindByText(
            FindProducts findProducts,
            Candidates candidates,
            SampleProducts sample,
            SearchProperties properties) {
        this.findProducts = findProducts;
        this.candidates = candidates;
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
        if (filter.texts().isEmpty()) {
            return findProducts.find(filter, ordering, behind, slice, null);
        }
        if (isIndexed(ordering)) {
            return throughWindow(filter, ordering, behind, slice);
        }
        return sample.isCommon(filter)
                ? findProducts.find(filter, ordering, behind, slice, null)
                : candidates.find(filter, ordering, behind, slice);
    }

    private static boolean isIndexed(ProductOrdering ordering) {
        return switch (ordering.key()) {
            case ID, SKU -> true;
            case NAME, PRICE, UPDATED_AT -> false;
        };
    }

    private List<Product> throughWindow(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice) {
        long window = properties.window();
        for (var rows = window; rows <= NEARLY * window; rows *= NEARLY) {
            var end = findProducts.after(rows, ordering, behind);
            var found = findProducts.find(filter, ordering, behind, slice, end.orElse(null));
            if (end.isEmpty() || found.size() == slice.limit()) {
                return found;
            }
            if (found.size() < slice.limit() / NEARLY) {
                break;
            }
        }
        return candidates.find(filter, ordering, behind, slice);
    }
}
