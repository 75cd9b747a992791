package org.productimporter.importer.ledger;

/// Who asks for chunks.
///
/// @param node the node it runs on
/// @param name its name on that node
/// @param patience whether it waits for chunks in other hands
public record WorkerId(String node, String name, Patience patience) {

    /// What a worker does when all open chunks are in other hands.
    public enum Patience {
        /// Waits, and takes over the chunk of a worker that dies: the workers of the managing
        /// node.
        WAITS,
        /// Leaves: workers that only lend a hand.
        LEAVES
    }
}
