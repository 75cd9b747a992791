package org.productimporter.web.imports.differences;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.differences.DifferencePage.Block;
import org.productimporter.web.imports.differences.DifferencePage.Entry;
import org.productimporter.web.imports.differences.DifferenceRepository.Table;
import org.productimporter.web.products.history.FieldChange;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Service;

/// Lists the differences of an import: what it would change, if it is a preview, or what it has changed, for as long as
/// the history keeps it. Thread-safe.
@Service
public class DifferenceService {

    /// The order of the differences.
    public enum Order {
        /// The order in which they were written: by ranges of SKUs.
        WRITTEN,
        /// The largest changes of prices first.
        PRICE_CHANGE
    }

    private final DifferenceRepository differences;

    DifferenceService(DifferenceRepository differences) {
        this.differences = differences;
    }

    /// Returns one page.
    ///
    /// @param change only changes of this kind, as `ChangeKind.text` names it, or null for all
    /// @throws ProblemException 400 if the cursor is invalid, 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<ImportDifference> page(long importId, @Nullable String change, Order order, @Nullable String cursor,
            int size) {
        var after = DifferencePosition.of(cursor);
        var table = differences.table(importId)
                .orElseThrow(() -> ProblemException.notFound("There is no import " + importId));
        var byPrice = order == Order.PRICE_CHANGE;
        var found = new DifferencePage(after, byPrice, size + 1).select(blocks(table, importId, change, byPrice),
                block -> differences.content(table, block));
        var results = found.stream().limit(size).map(DifferenceService::difference).toList();
        return new Page<>(results, found.size() > size ? found.get(size - 1).position().cursor() : null);
    }

    private List<Block> blocks(Table table, long importId, @Nullable String change, boolean byPrice) {
        var blocks = differences.blocks(table, importId, change);
        return byPrice ? blocks : blocks.stream().map(block -> new Block(block.id(), block.change(), 0, 0)).toList();
    }

    private static ImportDifference difference(Entry entry) {
        var difference = entry.difference();
        return new ImportDifference(difference.sku().toString(), entry.change(), FieldChange.of(difference),
                pricePercent(difference));
    }

    private static @Nullable Double pricePercent(ProductDifference difference) {
        var before = difference.before();
        var after = difference.after();
        if (before == null || after == null || difference.priceChange() < 0 || before.price() == ProductValues.NO_PRICE
                || before.price() == 0) {
            return null;
        }
        return 100.0 * (after.price() - before.price()) / before.price();
    }
}
