package org.productimporter.importer.merge;

import java.util.List;
import org.productimporter.importer.staging.StagedRow;

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
}
