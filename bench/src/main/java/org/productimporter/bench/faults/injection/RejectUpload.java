package org.productimporter.bench.faults.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.productimporter.bench.faults.cluster.Cluster;
import org.productimporter.bench.faults.cluster.SmallDisk;

/// Makes the disk of the uploads full or read-only. An upload is rejected with 507 and leaves no file; after the fault the
/// same upload is accepted.
///
/// @param fault what happens
record RejectUpload(DiskFault fault) implements Fault.Injector {

    enum DiskFault {
        FULL_BEFORE, FULL_DURING, READ_ONLY
    }

    private static final int INSUFFICIENT_STORAGE = 507;

    @Override
    public Injection inject(Scenario scenario) {
        var cluster = scenario.cluster();
        var disk = cluster.smallDisk();
        var upload = new InterruptibleUpload(scenario.file(), 0.2 + 0.6 * scenario.random().nextDouble());
        try {
            requireRejection(switch (fault) {
                case FULL_BEFORE -> {
                    disk.fill();
                    yield upload.send(cluster.client(), () -> {});
                }
                case FULL_DURING -> upload.send(cluster.client(), disk::fill);
                case READ_ONLY -> {
                    disk.makeReadOnly();
                    yield upload.send(cluster.client(), () -> {});
                }
            });
        } finally {
            heal(disk);
        }
        requireNoPart(cluster);
        scenario.upload();
        return Injection.once();
    }

    private void heal(SmallDisk disk) {
        if (fault == DiskFault.READ_ONLY) {
            disk.makeWritable();
        }
        disk.free();
    }

    private void requireRejection(int status) {
        if (status != INSUFFICIENT_STORAGE) {
            throw new AssertionError("the upload is answered with %d, not %d".formatted(status, INSUFFICIENT_STORAGE));
        }
    }

    private static void requireNoPart(Cluster cluster) {
        try (var files = Files.list(cluster.uploads())) {
            var parts = files.filter(file -> file.toString().endsWith(".part")).toList();
            if (!parts.isEmpty()) {
                throw new AssertionError("a rejected upload leaves " + parts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
