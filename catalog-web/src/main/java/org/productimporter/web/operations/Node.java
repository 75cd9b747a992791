package org.productimporter.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of the cluster, as recorded in the database.
///
/// @param isHere whether it is this node
/// @param connections open connections to the database
/// @param busy those of them that run a statement or hold a transaction
/// @param connectedAt start of the oldest connection; the pool renews connections; null if it has none
/// @param leases the imports that it runs
public record Node(String name, boolean isHere, int connections, int busy, @Nullable Instant connectedAt,
        List<Lease> leases, Throughput throughput) {

    /// An import that a node runs.
    ///
    /// @param since start of the attempt
    /// @param silence time since the last heartbeat; null if there was none
    public record Lease(long importId, String fileName, String state, @Nullable Instant since,
            @Nullable Duration silence) {}

    /// Work of the last minute.
    ///
    /// @param workers that finished a chunk
    /// @param helped imports of other nodes
    public record Throughput(int workers, long chunks, long rows, List<Long> helped) {

        static final Throughput NONE = new Throughput(0, 0, 0, List.of());
    }

    /// @param deadAfter the silence after which a node counts as dead
    public NodeHealth health(Duration deadAfter) {
        if (connections == 0) {
            return NodeHealth.GONE;
        }
        var isSilent = leases.stream()
                .map(Lease::silence)
                .anyMatch(silence -> silence != null && silence.compareTo(deadAfter) >= 0);
        return isSilent ? NodeHealth.SILENT : NodeHealth.ALIVE;
    }
}
