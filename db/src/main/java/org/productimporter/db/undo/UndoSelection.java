package org.productimporter.db.undo;

import java.util.List;
import org.productimporter.db.changes.ProductDifference;

/// The products of a block, divided by whether their change can be undone.
///
/// @param undoable in the order of their IDs
/// @param kept changes of products that were changed or deleted since
public record UndoSelection(List<Undoable> undoable, List<ProductDifference> kept) {

    /// A change that can be undone.
    ///
    /// @param difference what the import has changed
    /// @param version current version of the product
    /// @param changeId block of the last change of the product: that of the import, or of the undo of a later change
    public record Undoable(ProductDifference difference, long version, long changeId) {}
}
