package org.productimporter.web.products.ui.bulk;

import java.util.List;
import org.productimporter.web.products.search.ProductFilter;

/// The products that a user has selected.
sealed interface BulkSelection {

    long count();

    /// Rows that were checked one by one.
    record Rows(List<Long> ids) implements BulkSelection {
        @Override
        public long count() {
            return ids.size();
        }
    }

    /// All products that pass a filter.
    ///
    /// @param count number of the products when the user selected them
    record Matching(ProductFilter filter, long count) implements BulkSelection {}
}
