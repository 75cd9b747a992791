package org.productimporter.importer.merge;

import java.util.List;
import java.util.stream.Stream;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.importer.staging.StagedRow;
import org.productimporter.model.text.Utf8Text;

/// What the merge of a key range changes, and the outcome of each of its rows.
///
/// @param inserts the rows of new products, sorted by key
/// @param updates the new values of existing products, sorted by key
/// @param deactivated the number of `updates` that deactivate a product which the file does not mention
/// @param unmergeable the rows to reject, sorted by line
/// @param unchanged rows that change nothing
/// @param duplicate rows followed by a later row of the same key
public record MergePlan(List<StagedRow> inserts, List<ProductUpdate> updates, int deactivated,
        List<UnmergeableRow> unmergeable, long unchanged, long duplicate) {

    public MergeCounts counts() {
        int updated = updates.size() - deactivated;
        long staged = (long) inserts.size() + updated + unchanged + duplicate + unmergeable.size();
        return new MergeCounts(staged, inserts.size(), updated, unchanged, duplicate, unmergeable.size(), deactivated);
    }

    /// Returns the values of the product that a row creates.
    ///
    /// @param attributes whether the file has attributes
    static ProductValues newValues(StagedRow row, boolean attributes) {
        var name = row.name();
        var description = row.description();
        var active = row.active();
        return new ProductValues(name == null ? row.sku() : name, description == null ? Utf8Text.empty() : description,
                row.price(), active == null || active, attributes ? MergedAttributes.ofNew(row.attributes()) : null);
    }

    /// Returns the new products with their values.
    Stream<ProductDifference> created(boolean attributes) {
        return inserts.stream().map(row -> ProductDifference.toCreate(row.sku(), newValues(row, attributes)));
    }

    /// Returns the products that rows change, if `missing` is false, or those that are deactivated because the file does not
    /// mention them.
    Stream<ProductDifference> updated(boolean missing) {
        return updates.stream().filter(update -> update.isMissing() == missing).map(ProductUpdate::difference);
    }
}
