package org.productimporter.importer.ledger;

/// A worker that claims chunks.
///
/// @param node name of the node
/// @param name name of the worker on the node
/// @param lockMode how the worker treats chunks that are locked by other workers
public record WorkerId(String node, String name, LockMode lockMode) {

    /// What a worker does if all open chunks are locked.
    public enum LockMode {
        /// Waits, and gets the chunk of a failed worker: the workers of the managing node.
        WAIT,
        /// Finishes: the workers of helping nodes.
        SKIP_LOCKED
    }
}
