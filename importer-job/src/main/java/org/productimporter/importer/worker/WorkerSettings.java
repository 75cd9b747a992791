package org.productimporter.importer.worker;

import java.util.concurrent.atomic.AtomicBoolean;

/// What the workers of this node need to know about it. Thread-safe.
///
/// @param node name of the node
/// @param workers how many workers it has
/// @param draining true from the moment the node is asked to shut down
public record WorkerSettings(String node, int workers, AtomicBoolean draining) {

    public WorkerSettings(String node, int workers) {
        this(node, workers, new AtomicBoolean());
    }

    /// Whether workers are to leave after the chunk in hand.
    boolean isDraining() {
        return draining.get();
    }
}
