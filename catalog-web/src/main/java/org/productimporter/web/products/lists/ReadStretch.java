package org.productimporter.web.products.lists;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.lists.FindProducts.Slice;
import org.productimporter.web.products.lists.TextSample.Selectivity;
import org.productimporter.web.products.search.SearchProperties;
import org.springframework.stereotype.Component;

/// Finds a page by reading the texts of a stretch of the list, as long as that costs less than to
/// ask the index. Thread-safe; joins the caller's transaction.
///
/// Costs are in texts that are read one after the other, half a microsecond each; see decision
/// 14.
@Component
class ReadStretch {

    /// A stretch is longer than it has to be on average, to fill the page nearly always.
    private static final double SAFETY = 1.25;

    /// In the order of SKUs the texts are not kept; the products are read and folded.
    private static final double PRODUCT_COST = 6;

    /// What the index finds has to be fetched from all over the catalogue and looked at.
    private static final double CANDIDATE_COST = 30;

    private static final double ENTRY_COST = 0.3;

    private final FindProducts findProducts;
    private final Candidates candidates;
    private final SampleTexts texts;
    private final SampleProducts products;
    private final SearchProperties properties;

    ReadStretch(
            FindProducts findProducts,
            Candidates candidates,
            SampleTexts texts,
            SampleProducts products,
            SearchProperties properties) {
        this.findProducts = findProducts;
        this.candidates = candidates;
        this.texts = texts;
        this.products = products;
        this.properties = properties;
    }

    /// A full page, or nothing when the index is to be asked.
    ///
    /// @param matches how many products of the first window have the texts
    Optional<List<Product>> find(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice,
            long matches) {
        var sample = texts.sample();
        var selectivity = sample.selectivity(filter.texts());
        var longest = indexCost(selectivity) / (isById(ordering) ? 1 : PRODUCT_COST);
        var share = together(matches, sample, selectivity);
        for (var length = length(slice, share); length <= longest; ) {
            var end = findProducts.after(length, ordering, behind);
            if (end.isEmpty()) {
                break;
            }
            var page = read(filter, ordering, behind, slice, end.get());
            if (page.size() == slice.limit()) {
                return Optional.of(page);
            }
            length = longer(slice, length, page.size());
        }
        return Optional.empty();
    }

    private static boolean isById(ProductOrdering ordering) {
        return ordering.key() == ProductOrdering.Key.ID;
    }

    private double indexCost(Selectivity selectivity) {
        return products.all()
                * (CANDIDATE_COST * selectivity.candidates() + ENTRY_COST * selectivity.entries());
    }

    /// What share of the products have the texts, by the window and the sample.
    private double together(long matches, TextSample sample, Selectivity selectivity) {
        double sampled = sample.texts().size();
        return (matches + sampled * selectivity.matches()) / (properties.window() + sampled);
    }

    private static long length(Slice slice, double share) {
        return Math.round(SAFETY * (slice.offset() + slice.limit()) / share);
    }

    /// With an offset it is not known how many came before it, unless some came after it.
    private static long longer(Slice slice, long length, int found) {
        return found == 0
                ? Long.MAX_VALUE
                : Math.max(2 * length, length(slice, (slice.offset() + found) / (double) length));
    }

    private List<Product> read(
            ProductFilter filter,
            ProductOrdering ordering,
            @Nullable ProductPlace behind,
            Slice slice,
            Object end) {
        return isById(ordering)
                ? candidates.read(filter, ordering, behind, slice, (Long) end)
                : findProducts.find(filter, ordering, behind, slice, end);
    }
}
