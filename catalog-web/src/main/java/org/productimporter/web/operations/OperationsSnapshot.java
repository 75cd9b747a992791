package org.productimporter.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of the cluster at one moment.
///
/// @param deadAfter the silence after which a node counts as dead
public record OperationsSnapshot(Instant at, Duration deadAfter, List<Node> nodes, List<Check> health, Queue queue,
        Throughput throughput, LocalMetrics local) {

    /// One part of the health of this node.
    ///
    /// @param detail short text; may be empty
    public record Check(String name, boolean isUp, String status, String detail) {}

    /// Imports that have not ended.
    ///
    /// @param oldest request time of the oldest queued import; null if none is queued
    public record Queue(int queued, int running, int stopping, @Nullable Instant oldest) {}

    /// Work of all nodes.
    ///
    /// @param rowsByMinute rows read in each of the last 60 minutes, the current one last
    /// @param completed imports of the last 24 hours, of the latest 1,000
    public record Throughput(List<Long> rowsByMinute, long completed, long failed) {

        /// Rows of the last full minute.
        public long lastMinute() {
            return rowsByMinute.size() < 2 ? 0 : rowsByMinute.get(rowsByMinute.size() - 2);
        }
    }

    /// Resources and counters of this node.
    public record LocalMetrics(String node, Duration uptime, Memory memory, Pool pool, Disk disk, Counters counters) {}

    /// Heap in bytes.
    public record Memory(long usedBytes, long maxBytes) {}

    /// Database connections.
    ///
    /// @param waiting threads that wait for a connection
    /// @param timeouts waits that timed out since the start
    public record Pool(int active, int idle, int waiting, int max, long timeouts) {}

    /// The disk of uploads.
    ///
    /// @param reserveBytes space that uploads must leave free
    public record Disk(long freeBytes, long totalBytes, long reserveBytes) {

        /// Whether uploads are rejected.
        public boolean isFull() {
            return freeBytes <= reserveBytes;
        }
    }

    /// Import attempts of this node since its start.
    ///
    /// @param meanSeconds of an attempt; 0 if there was none
    public record Counters(long imports, long rows, double meanSeconds) {}
}
