package org.productimporter.web.products.ui.bulk;

import java.util.Locale;
import org.productimporter.web.products.BulkAction;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.ui.format.Numbers;

/// What the console says about an action on many products.
final class BulkActionTexts {

    private BulkActionTexts() {}

    /// Returns for example `Deactivate 98 products`.
    static String title(BulkAction action, BulkSelection selection) {
        return verb(action) + " " + products(selection.count());
    }

    private static String verb(BulkAction action) {
        return switch (action) {
            case DELETE -> "Delete";
            case ACTIVATE -> "Activate";
            case DEACTIVATE -> "Deactivate";
        };
    }

    private static String products(long count) {
        return Numbers.count(count, "product", "products");
    }

    /// Returns what happens to which products.
    static String consequence(BulkAction action, BulkSelection selection) {
        return which(selection) + switch (action) {
            case DELETE -> " will be deleted, even if another user has changed them. An import can add them again.";
            case ACTIVATE -> " will be offered for sale. Those that are active already do not change.";
            case DEACTIVATE -> " will no longer be offered for sale. Those that are inactive already do not change.";
        };
    }

    private static String which(BulkSelection selection) {
        return switch (selection) {
            case BulkSelection.Rows _ -> "The selected products";
            case BulkSelection.Matching(var filter, _) -> filter.equals(ProductFilter.ALL)
                    ? "All products of the catalogue"
                    : "All products that match the filters of the list";
        };
    }

    /// Returns for example `98 products were deactivated`.
    static String done(BulkAction action, long changed) {
        var participle = verb(action).toLowerCase(Locale.ROOT) + "d";
        return Numbers.count(changed, "product was", "products were") + " " + participle;
    }

    /// Returns for example `5,000 of 12,000`.
    static String progress(long processed, long all) {
        return "%s of %s".formatted(Numbers.count(processed), products(all));
    }
}
