package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Measures the export and the deletion of the whole catalogue. For one thread.
final class ExportBenchmark {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final long WARM_UP_BYTES = 100_000_000;
    private static final String PATH = "/api/products/export.csv?raw=true";

    private final BenchmarkServer server;
    private final JdbcClient database;

    ExportBenchmark(BenchmarkServer server, JdbcClient database) {
        this.server = server;
        this.database = database;
    }

    /// Measures the export after a warm-up, which is aborted like by a client that disconnects.
    String export() {
        read(WARM_UP_BYTES);
        var begin = System.nanoTime();
        var export = read(Long.MAX_VALUE);
        var seconds = (System.nanoTime() - begin) / 1e9;
        return "Export: %,d rows, %,.0f MB in %.1f s: %,.0f rows/s; resident memory of the server %,d MB at the start, maximum %,d MB, with -Xmx256m.%n"
                .formatted(export.lines - 1, export.bytes / 1e6, seconds, (export.lines - 1) / seconds,
                        export.startMegabytes, export.maxMegabytes);
    }

    private record Export(long lines, long bytes, long startMegabytes, long maxMegabytes) {}

    private Export read(long limit) {
        var first = megabytes();
        var max = first;
        var lines = 0L;
        var bytes = 0L;
        var buffer = new byte[BUFFER_BYTES];
        try (var in = server.client().stream(PATH)) {
            for (int read = in.read(buffer); read >= 0 && bytes < limit; read = in.read(buffer)) {
                lines += lines(buffer, read);
                // Memory is sampled every 8 MB.
                if ((bytes + read) >> 23 != bytes >> 23) {
                    max = Math.max(max, megabytes());
                }
                bytes += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Export(lines, bytes, first, max);
    }

    private static long lines(byte[] buffer, int length) {
        var lines = 0L;
        for (int at = 0; at < length; at++) {
            lines += buffer[at] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /// Resident memory of the server; 0 outside of Linux.
    private long megabytes() {
        var status = Path.of("/proc", Long.toString(server.node().pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /// Measures the deletion of all products.
    String delete() {
        var begin = System.nanoTime();
        var response = server.client().post("/api/products/bulk-delete/", "{\"confirm\": \"DELETE ALL\"}");
        var seconds = (System.nanoTime() - begin) / 1e9;
        var left = database.sql("select count(*) from product").query(Long.class).single();
        return "Deletion of all: %.1f s, response %s, %,d products left.%n".formatted(seconds, response, left);
    }
}
