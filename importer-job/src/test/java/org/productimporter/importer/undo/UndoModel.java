package org.productimporter.importer.undo;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.model.imports.ImportId;

/// What imports and their undo mean, said a second time: each product has a stack of changes, and an undo takes the change of
/// its import from the top. For one thread.
final class UndoModel {

    /// @param by null for a change by a user
    /// @param before null if the change inserted the product
    private record Change(@Nullable ImportId by, @Nullable CatalogueProduct before) {}

    private final Map<String, CatalogueProduct> catalogue = new TreeMap<>();
    private final Map<String, Deque<Change>> changes = new HashMap<>();
    private final Map<ImportId, Integer> changed = new HashMap<>();

    Map<String, CatalogueProduct> catalogue() {
        return catalogue;
    }

    void imported(ImportId id, Map<String, CatalogueProduct> after) {
        after.forEach((key, product) -> {
            var before = catalogue.get(key);
            if (before == null || before.version() != product.version()) {
                changes(key).push(new Change(id, before));
                catalogue.put(key, product);
                changed.merge(id, 1, Integer::sum);
            }
        });
    }

    void edited(String key, BigDecimal price) {
        var before = product(key);
        changes(key).push(new Change(null, before));
        catalogue.put(key, new CatalogueProduct(before.sku(), before.name(), before.description(), price,
                before.active(), before.version() + 1));
    }

    void deleted(String key) {
        catalogue.remove(key);
        changes.remove(key);
    }

    /// Returns the message of the undo.
    String undone(ImportId id) {
        int removed = 0;
        int restored = 0;
        for (var key : changes.keySet().toArray(String[]::new)) {
            var last = changes(key).peek();
            if (last != null && id.equals(last.by())) {
                changes(key).pop();
                if (last.before() == null) {
                    deleted(key);
                    removed++;
                } else {
                    restore(key, last.before());
                    restored++;
                }
            }
        }
        return "%d removed, %d restored, %d kept".formatted(removed, restored,
                changed.getOrDefault(id, 0) - removed - restored);
    }

    private void restore(String key, CatalogueProduct before) {
        catalogue.put(key, new CatalogueProduct(before.sku(), before.name(), before.description(), before.price(),
                before.active(), product(key).version() + 1));
    }

    private Deque<Change> changes(String key) {
        return changes.computeIfAbsent(key, _ -> new ArrayDeque<>());
    }

    private CatalogueProduct product(String key) {
        return Objects.requireNonNull(catalogue.get(key));
    }
}
