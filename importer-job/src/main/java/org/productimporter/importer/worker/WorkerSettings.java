package org.productimporter.importer.worker;

import java.util.concurrent.atomic.AtomicBoolean;

/// Settings and state of the workers of this node. Thread-safe.
///
/// @param node name of the node
/// @param workers number of workers
/// @param draining whether the node is shutting down: workers end after their current chunk
public record WorkerSettings(String node, int workers, AtomicBoolean draining) {

    WorkerSettings(String node, int workers) {
        this(node, workers, new AtomicBoolean());
    }

    /// Returns whether workers end after their current chunk.
    public boolean isDraining() {
        return draining.get();
    }
}
