package org.productimporter.importer.merge;

import static org.productimporter.db.changes.ProductValues.NO_PRICE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.importer.staging.StagedRow;
import org.productimporter.importer.staging.StagedRows;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.ImportOptions.Mode;
import org.productimporter.model.product.RejectionCode;
import org.productimporter.model.text.Utf8Text;

/// Compares the staged rows of a key range with its products: a merge join, both sides sorted by key. Decides about every
/// row, without changing anything. Not thread-safe.
final class MergePlanner {

    private final List<StagedRow> rows;
    private final MergeOptions options;
    private final Predicate<Utf8Text> mentioned;

    private final List<StagedRow> inserts = new ArrayList<>();
    private final List<ProductUpdate> updates = new ArrayList<>();
    private final List<UnmergeableRow> unmergeable = new ArrayList<>();
    private int deactivated;
    private long unchanged;
    private long duplicate;

    /// Index of the first row that is not decided about.
    private int next;

    /// @param mentioned tells whether a rejected row has this key; its product is not missing
    MergePlanner(StagedRows staged, MergeOptions options, Predicate<Utf8Text> mentioned) {
        this.rows = staged.rows();
        this.options = options;
        this.mentioned = mentioned;
        this.duplicate = staged.superseded();
    }

    /// Decides about the rows up to the key of this product.
    ///
    /// @param product the next product of the range; products arrive sorted by key
    void accept(ExistingProduct product) {
        int order = next == rows.size() ? 1 : rows.get(next).key().compareTo(product.key());
        while (order < 0) {
            decideNew(endOfKey());
            order = next == rows.size() ? 1 : rows.get(next).key().compareTo(product.key());
        }
        if (order == 0) {
            decideExisting(endOfKey(), product);
        } else {
            decideMissing(product);
        }
    }

    /// Returns the keys of the rows that are not decided about, sorted.
    List<String> remainingKeys() {
        var keys = new ArrayList<String>();
        for (int no = next; no < rows.size(); no++) {
            if (no == next || !rows.get(no).hasKeyOf(rows.get(no - 1))) {
                keys.add(rows.get(no).key().toString());
            }
        }
        return keys;
    }

    /// Decides about the remaining rows: the range has no further product.
    MergePlan end() {
        while (next < rows.size()) {
            decideNew(endOfKey());
        }
        unmergeable.sort(Comparator.comparingLong(UnmergeableRow::line));
        return new MergePlan(inserts, updates, deactivated, unmergeable, unchanged, duplicate);
    }

    /// Returns the index behind the rows with the key of the next row.
    private int endOfKey() {
        int end = next + 1;
        while (end < rows.size() && rows.get(end).hasKeyOf(rows.get(next))) {
            end++;
        }
        return end;
    }

    /// The last row of a SKU wins. A row without a name creates no product, so the last one with a name wins.
    private void decideNew(int end) {
        var isDecided = false;
        for (int no = end - 1; no >= next; no--) {
            var row = rows.get(no);
            if (options.mode() != Mode.UPDATE_ONLY && row.name() == null && !options.namesBySku()) {
                reject(row, RejectionCode.MISSING_NAME);
            } else if (isDecided) {
                duplicate++;
            } else {
                isDecided = true;
                if (options.mode() == Mode.UPDATE_ONLY) {
                    reject(row, RejectionCode.UNKNOWN_SKU);
                } else {
                    inserts.add(row);
                }
            }
        }
        next = end;
    }

    private void decideExisting(int end, ExistingProduct product) {
        var winner = rows.get(end - 1);
        duplicate += end - 1 - next;
        next = end;
        if (options.mode() == Mode.INSERT_ONLY) {
            unchanged++;
            return;
        }
        var attributes = options.attributes() ? MergedAttributes.of(product.values().attributes(), winner.attributes())
                : MergedAttributes.UNCHANGED;
        if (!attributes.fit()) {
            reject(winner, RejectionCode.TOO_LONG);
        } else {
            update(winner, product, attributes);
        }
    }

    private void update(StagedRow row, ExistingProduct product, MergedAttributes attributes) {
        var before = product.values();
        var after = new ProductValues(Objects.requireNonNullElse(row.name(), before.name()),
                Objects.requireNonNullElse(row.description(), before.description()),
                row.price() == NO_PRICE && !options.blankPriceClears() ? before.price() : row.price(),
                Objects.requireNonNullElse(row.active(), before.active()),
                attributes.areUnchanged() ? before.attributes() : attributes.json());
        if (after.equals(before)) {
            unchanged++;
        } else {
            updates.add(new ProductUpdate(product, after, false));
        }
    }

    private void decideMissing(ExistingProduct product) {
        var before = product.values();
        if (options.missing() == Missing.DEACTIVATE && before.active() && !mentioned.test(product.key())) {
            var after =
                    new ProductValues(before.name(), before.description(), before.price(), false, before.attributes());
            updates.add(new ProductUpdate(product, after, true));
            deactivated++;
        }
    }

    private void reject(StagedRow row, RejectionCode code) {
        unmergeable.add(new UnmergeableRow(row.line(), row.sku().toString(), code));
    }
}
