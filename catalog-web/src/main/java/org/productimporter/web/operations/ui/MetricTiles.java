package org.productimporter.web.operations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import org.productimporter.web.operations.OperationsSnapshot;
import org.productimporter.web.operations.OperationsSnapshot.Counters;
import org.productimporter.web.operations.OperationsSnapshot.LocalMetrics;
import org.productimporter.web.operations.OperationsSnapshot.Pool;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Texts;

/// The metrics of the page Operations. Pure functions.
final class MetricTiles {

    private MetricTiles() {}

    static List<Div> cluster(OperationsSnapshot snapshot, Times times) {
        var throughput = snapshot.throughput();
        var queue = snapshot.queue();
        return List
                .of(tile("Waiting", Numbers.count(queue.queued()),
                        queue.oldest() == null ? "imports in the queue"
                                : "the oldest uploaded " + times.when(queue.oldest())),
                        tile("Running", Numbers.count(queue.running() + queue.stopping()),
                                queue.stopping() == 0 ? "imports" : queue.stopping() + " of them stopping"),
                        tile("Last minute", Numbers.count(throughput.lastMinute()), "rows read from files"),
                        tile("Last 24 hours", Numbers.count(throughput.completed()),
                                "imports completed, "
                                        + (throughput.failed() == 0 ? "none" : Numbers.count(throughput.failed()))
                                        + " failed"));
    }

    static List<Div> local(LocalMetrics local) {
        var pool = local.pool();
        var disk = local.disk();
        var memory = local.memory();
        return List.of(tile("Database connections", pool.active() + " of " + pool.max(), text(pool)),
                tile("Upload disk free", Numbers.bytes(disk.freeBytes()),
                        "of %s; %s reserved".formatted(Numbers.bytes(disk.totalBytes()),
                                Numbers.bytes(disk.reserveBytes()))),
                tile("Memory", Numbers.bytes(memory.usedBytes()),
                        "of at most %s; up for %s".formatted(Numbers.bytes(memory.maxBytes()),
                                Numbers.duration(local.uptime()))),
                tile("Import attempts since the start", Numbers.count(local.counters().imports()),
                        text(local.counters())));
    }

    private static String text(Pool pool) {
        var text = "in use, " + pool.idle() + " idle, " + pool.waiting() + " waiting";
        return pool.timeouts() == 0 ? text : text + "; " + Numbers.count(pool.timeouts()) + " timed out";
    }

    private static String text(Counters counters) {
        return counters.imports() == 0 ? "by this node"
                : "%s; %s on average".formatted(Numbers.count(counters.rows(), "row", "rows"),
                        Numbers.duration(Duration.ofMillis(Math.round(counters.meanSeconds() * 1_000))));
    }

    private static Div tile(String name, String value, String explanation) {
        var number = new Span(value);
        number.addClassName("figure");
        return Texts.stack(Texts.secondary(name), number, Texts.secondary(explanation));
    }
}
