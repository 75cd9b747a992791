package org.productimporter.web.products.bulk;

/// Receives how many of the products an action has processed, in the thread of the action.
@FunctionalInterface
public interface BulkProgress {

    /// Ignores the progress.
    BulkProgress NONE = (_, _) -> {};

    void processed(long products, long all);
}
