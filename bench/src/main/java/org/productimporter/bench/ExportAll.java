package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Exports the whole catalogue, and deletes it. For one thread.
final class ExportAll {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final long WARM_UP_BYTES = 100_000_000;
    private static final String PATH = "/api/products/export.csv?raw=true";

    private final Server server;
    private final JdbcClient database;

    ExportAll(Server server, JdbcClient database) {
        this.server = server;
        this.database = database;
    }

    /// What warms the server up is broken off, as a reader that goes away does.
    String measured() {
        export(WARM_UP_BYTES);
        var begin = System.nanoTime();
        var export = export(Long.MAX_VALUE);
        var seconds = (System.nanoTime() - begin) / 1e9;
        return "Export: %,d rows, %,.0f MB in %.1f s: %,.0f rows/s; the server has %,d MB at first, %,d MB at most, with -Xmx256m.%n"
                .formatted(export.lines - 1, export.bytes / 1e6, seconds, (export.lines - 1) / seconds,
                        export.firstMegabytes, export.mostMegabytes);
    }

    private record Export(long lines, long bytes, long firstMegabytes, long mostMegabytes) {}

    private Export export(long limit) {
        var first = megabytes();
        var most = first;
        var lines = 0L;
        var bytes = 0L;
        var buffer = new byte[BUFFER_BYTES];
        try (var in = server.client().stream(PATH)) {
            for (int read = in.read(buffer); read >= 0 && bytes < limit; read = in.read(buffer)) {
                lines += lines(buffer, read);
                // The limit is looked at once in some 8 MB.
                if ((bytes + read) >> 23 != bytes >> 23) {
                    most = Math.max(most, megabytes());
                }
                bytes += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Export(lines, bytes, first, most);
    }

    private static long lines(byte[] buffer, int length) {
        var lines = 0L;
        for (int place = 0; place < length; place++) {
            lines += buffer[place] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /// What the server occupies of the machine's memory; 0 where there is no `/proc`.
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

    /// Deletes all products.
    String deleted() {
        var begin = System.nanoTime();
        var answer = server.client().post("/api/products/bulk-delete/", "{\"confirm\": \"DELETE ALL\"}");
        var seconds = (System.nanoTime() - begin) / 1e9;
        var left = database.sql("select count(*) from product").query(Long.class).single();
        return "Deletion of all: %.1f s, answers %s, %,d products left.%n".formatted(seconds, answer, left);
    }
}
