package org.productimporter.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the server does at one moment.
///
/// @param deadAfter so long a silence of a node is taken for its death
public record Snapshot(
        Instant at,
        Duration deadAfter,
        List<Node> nodes,
        List<Check> health,
        Queue queue,
        Throughput throughput,
        Here here) {

    /// One part of the health of this node.
    ///
    /// @param detail what it says about itself in a few words; empty for nothing
    public record Check(String name, boolean isUp, String status, String detail) {}

    /// Imports that have not ended.
    ///
    /// @param oldest when the one that waits longest was asked for; null when none waits
    public record Queue(int queued, int running, int stopping, @Nullable Instant oldest) {}

    /// What all nodes together do.
    ///
    /// @param rowsByMinute rows read in each of the last 60 minutes, the present one last
    /// @param completed imports of the last 24 hours, of the latest 1,000
    public record Throughput(List<Long> rowsByMinute, long completed, long failed) {

        /// Rows of the last full minute.
        public long lastMinute() {
            return rowsByMinute.size() < 2 ? 0 : rowsByMinute.get(rowsByMinute.size() - 2);
        }
    }

    /// What only this node knows about itself.
    public record Here(
            String node, Duration uptime, Memory memory, Pool pool, Disk disk, Counted counted) {}

    /// Heap of the program in bytes.
    public record Memory(long usedBytes, long maxBytes) {}

    /// Connections to the database.
    ///
    /// @param waiting threads that wait for one
    /// @param timeouts how often one waited in vain since the start
    public record Pool(int active, int idle, int waiting, int max, long timeouts) {}

    /// Where uploads lie.
    ///
    /// @param reserveBytes what uploads may not use up
    public record Disk(long freeBytes, long totalBytes, long reserveBytes) {

        /// Whether uploads are refused for want of room.
        public boolean isFull() {
            return freeBytes <= reserveBytes;
        }
    }

    /// What imports of this node did since its start.
    ///
    /// @param meanSeconds of one import; 0 when there was none
    public record Counted(long imports, long rows, double meanSeconds, double maxSeconds) {}
}
