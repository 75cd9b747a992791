package org.productimporter.web.console.operations;

import java.time.Duration;
import java.util.List;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.operations.Snapshot;
import org.productimporter.web.operations.Snapshot.Counted;
import org.productimporter.web.operations.Snapshot.Here;
import org.productimporter.web.operations.Snapshot.Queue;

/// The numbers of the page, each with what it means. Pure functions.
final class OperationsFigures {

    private OperationsFigures() {}

    static List<Figure> cluster(Snapshot snapshot, Times times) {
        var throughput = snapshot.throughput();
        var queue = snapshot.queue();
        return List.of(
                new Figure("Waiting", Numbers.count(queue.queued()), waiting(queue, times)),
                new Figure(
                        "Running",
                        Numbers.count(queue.running() + queue.stopping()),
                        queue.stopping() == 0 ? "imports" : queue.stopping() + " of them stopping"),
                new Figure(
                        "Last minute",
                        Numbers.count(throughput.lastMinute()),
                        "rows read from files"),
                new Figure(
                        "Last 24 hours",
                        Numbers.count(throughput.completed()),
                        throughput.failed() == 0
                                ? "imports completed, none failed"
                                : "imports completed, "
                                        + Numbers.count(throughput.failed())
                                        + " failed"));
    }

    private static String waiting(Queue queue, Times times) {
        var oldest = queue.oldest();
        return oldest == null
                ? "imports in the queue"
                : "the oldest asked for " + times.when(oldest);
    }

    static List<Figure> here(Here here) {
        var pool = here.pool();
        var disk = here.disk();
        var memory = here.memory();
        return List.of(
                new Figure("Database connections", pool.active() + " of " + pool.max(), pool(here)),
                new Figure(
                        "Free on the disk of uploads",
                        Numbers.bytes(disk.freeBytes()),
                        "of %s; %s stay in reserve"
                                .formatted(
                                        Numbers.bytes(disk.totalBytes()),
                                        Numbers.bytes(disk.reserveBytes()))),
                new Figure(
                        "Memory",
                        Numbers.bytes(memory.usedBytes()),
                        "of at most %s; up for %s"
                                .formatted(
                                        Numbers.bytes(memory.maxBytes()),
                                        Numbers.duration(here.uptime()))),
                new Figure(
                        "Imports since the start",
                        Numbers.count(here.counted().imports()),
                        counted(here.counted())));
    }

    private static String pool(Here here) {
        var pool = here.pool();
        var words = "in use, " + pool.idle() + " idle, " + pool.waiting() + " waiting";
        return pool.timeouts() == 0
                ? words
                : words + "; " + Numbers.count(pool.timeouts()) + " waited in vain";
    }

    private static String counted(Counted counted) {
        return counted.imports() == 0
                ? "managed by this node"
                : "%s; %s on average"
                        .formatted(
                                Numbers.count(counted.rows(), "row", "rows"),
                                Numbers.duration(
                                        Duration.ofMillis(
                                                Math.round(counted.meanSeconds() * 1_000))));
    }
}
