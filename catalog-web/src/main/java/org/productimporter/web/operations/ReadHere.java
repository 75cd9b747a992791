package org.productimporter.web.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.files.UploadProperties;
import org.productimporter.web.operations.Snapshot.Counted;
import org.productimporter.web.operations.Snapshot.Disk;
import org.productimporter.web.operations.Snapshot.Here;
import org.productimporter.web.operations.Snapshot.Memory;
import org.productimporter.web.operations.Snapshot.Pool;
import org.springframework.stereotype.Component;

/// Reads from the meters of this node what it knows about itself. A meter that is not there
/// counts nothing.
@Component
class ReadHere {

    private final MeterRegistry meters;
    private final DataFolder data;
    private final UploadProperties uploads;
    private final String node;

    ReadHere(
            MeterRegistry meters,
            DataFolder data,
            UploadProperties uploads,
            NodeProperties node) {
        this.meters = meters;
        this.data = data;
        this.uploads = uploads;
        this.node = node.name();
    }

    Here read() {
        var runtime = Runtime.getRuntime();
        return new Here(
                node,
                Duration.ofSeconds((long) gauge("process.uptime")),
                new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()),
                pool(),
                disk(),
                counted());
    }

    private Pool pool() {
        return new Pool(
                (int) gauge("hikaricp.connections.active"),
                (int) gauge("hikaricp.connections.idle"),
                (int) gauge("hikaricp.connections.pending"),
                (int) gauge("hikaricp.connections.max"),
                (long) counter("hikaricp.connections.timeout"));
    }

    private Disk disk() {
        try {
            var store = Files.getFileStore(data.uploads());
            return new Disk(
                    store.getUsableSpace(), store.getTotalSpace(), uploads.reserve().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The disk of " + data.uploads() + " cannot be read", e);
        }
    }

    private Counted counted() {
        var imports = meters.find("product.importer.import").timers();
        var count = imports.stream().mapToLong(Timer::count).sum();
        var seconds =
                imports.stream().mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS)).sum();
        return new Counted(
                count,
                (long) counter("product.importer.rows"),
                count == 0 ? 0 : seconds / count,
                imports.stream().mapToDouble(timer -> timer.max(TimeUnit.SECONDS)).max().orElse(0));
    }

    private double gauge(String name) {
        var sum =
                meters.find(name).gauges().stream().mapToDouble(Gauge::value).sum()
                        + meters.find(name).timeGauges().stream()
                                .mapToDouble(gauge -> gauge.value(TimeUnit.SECONDS))
                                .sum();
        return Double.isFinite(sum) ? sum : 0;
    }

    private double counter(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }
}
