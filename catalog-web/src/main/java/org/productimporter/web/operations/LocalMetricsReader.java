package org.productimporter.web.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.operations.OperationsSnapshot.Counters;
import org.productimporter.web.operations.OperationsSnapshot.Disk;
import org.productimporter.web.operations.OperationsSnapshot.LocalMetrics;
import org.productimporter.web.operations.OperationsSnapshot.Memory;
import org.productimporter.web.operations.OperationsSnapshot.Pool;
import org.productimporter.web.uploads.UploadProperties;
import org.springframework.stereotype.Component;

/// Reads resources and counters of this node. A meter that does not exist counts as 0.
@Component
class LocalMetricsReader {

    private final MeterRegistry meters;
    private final DataDirectory data;
    private final UploadProperties uploads;
    private final String node;

    LocalMetricsReader(MeterRegistry meters, DataDirectory data, UploadProperties uploads, NodeProperties node) {
        this.meters = meters;
        this.data = data;
        this.uploads = uploads;
        this.node = node.name();
    }

    LocalMetrics read() {
        var runtime = Runtime.getRuntime();
        return new LocalMetrics(node, Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()), pool(), disk(),
                counters());
    }

    private Pool pool() {
        return new Pool((int) gauge("hikaricp.connections.active"), (int) gauge("hikaricp.connections.idle"),
                (int) gauge("hikaricp.connections.pending"), (int) gauge("hikaricp.connections.max"),
                (long) counter("hikaricp.connections.timeout"));
    }

    private Disk disk() {
        try {
            var store = Files.getFileStore(data.uploads());
            return new Disk(store.getUsableSpace(), store.getTotalSpace(), uploads.reserve().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The disk of " + data.uploads() + " cannot be read", e);
        }
    }

    private Counters counters() {
        var imports = meters.find("product.importer.import").timers();
        var count = imports.stream().mapToLong(Timer::count).sum();
        var seconds = imports.stream().mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS)).sum();
        return new Counters(count, (long) counter("product.importer.rows"), count == 0 ? 0 : seconds / count);
    }

    private double gauge(String name) {
        var sum = meters.find(name).gauges().stream().mapToDouble(Gauge::value).sum();
        return Double.isFinite(sum) ? sum : 0;
    }

    private double counter(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }
}
