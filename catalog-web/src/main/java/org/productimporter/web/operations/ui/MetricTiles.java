package org.productimporter.web.operations.ui;

import java.time.Duration;
import java.util.List;
import org.productimporter.web.operations.OperationsSnapshot;
import org.productimporter.web.operations.OperationsSnapshot.Counters;
import org.productimporter.web.operations.OperationsSnapshot.LocalMetrics;
import org.productimporter.web.operations.OperationsSnapshot.Pool;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;

/// The metrics of the page Operations. Pure functions.
final class MetricTiles {

    private MetricTiles() {}

    static List<MetricTile> cluster(OperationsSnapshot snapshot, Times times) {
        var throughput = snapshot.throughput();
        var queue = snapshot.queue();
        return List
                .of(new MetricTile("Waiting", Numbers.count(queue.queued()),
                        queue.oldest() == null ? "imports in the queue"
                                : "the oldest uploaded " + times.when(queue.oldest())),
                        new MetricTile(
                                "Running", Numbers.count(queue.running() + queue.stopping()), queue.stopping()
                                        == 0 ? "imports"
                                                : queue.stopping() + " of them stopping"),
                        new MetricTile("Last minute", Numbers.count(throughput.lastMinute()), "rows read from files"),
                        new MetricTile("Last 24 hours", Numbers.count(throughput.completed()),
                                "imports completed, "
                                        + (throughput.failed() == 0 ? "none" : Numbers.count(throughput.failed()))
                                        + " failed"));
    }

    static List<MetricTile> local(LocalMetrics local) {
        var pool = local.pool();
        var disk = local.disk();
        var memory = local.memory();
        return List.of(new MetricTile("Database connections", pool.active() + " of " + pool.max(), words(pool)),
                new MetricTile("Upload disk free", Numbers.bytes(disk.freeBytes()),
                        "of %s; %s reserved".formatted(Numbers.bytes(disk.totalBytes()),
                                Numbers.bytes(disk.reserveBytes()))),
                new MetricTile("Memory", Numbers.bytes(memory.usedBytes()),
                        "of at most %s; up for %s".formatted(Numbers.bytes(memory.maxBytes()),
                                Numbers.duration(local.uptime()))),
                new MetricTile("Import attempts since the start", Numbers.count(local.counters().imports()),
                        words(local.counters())));
    }

    private static String words(Pool pool) {
        var words = "in use, " + pool.idle() + " idle, " + pool.waiting() + " waiting";
        return pool.timeouts() == 0 ? words : words + "; " + Numbers.count(pool.timeouts()) + " timed out";
    }

    private static String words(Counters counters) {
        return counters.imports() == 0 ? "by this node"
                : "%s; %s on average".formatted(Numbers.count(counters.rows(), "row", "rows"),
                        Numbers.duration(Duration.ofMillis(Math.round(counters.meanSeconds() * 1_000))));
    }
}
