package org.productimporter.importer.undo;

import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.ProductDifference;

/// A product that was removed or restored.
///
/// @param difference what the undo changes, as in the history
/// @param changeId block with this difference
record UndoneProduct(ProductDifference difference, long changeId) {

    long id() {
        return difference.productId();
    }

    /// The change as in `import_change`.
    String change() {
        return (difference.after() == null ? ChangeKind.DELETED : ChangeKind.UPDATED).text();
    }
}
