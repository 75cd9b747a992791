package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The embedded PostgreSQL of a running server, accessed by the files in its folder.
public final class EmbeddedPostgresFolder {

    private static final String USER = "product_importer";

    private final Path folder;

    /// @param data data folder of the server
    public EmbeddedPostgresFolder(Path data) {
        folder = data.resolve("postgres");
    }

    public JdbcClient database() {
        var address = "jdbc:postgresql://127.0.0.1:%s/%s".formatted(line("port"), USER);
        return JdbcClient.create(new DriverManagerDataSource(address, USER, line("password")));
    }

    /// The main process of PostgreSQL.
    ///
    /// @throws IllegalStateException if it does not run
    public ProcessHandle postmaster() {
        var pid = Long.parseLong(line("data/postmaster.pid"));
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " does not run"));
    }

    /// Stops a PostgreSQL that a killed server left running.
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            ProcessHandle.of(Long.parseLong(line("data/postmaster.pid")))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(ProcessHandle::destroy);
        }
    }

    private String line(String file) {
        try (var lines = Files.lines(folder.resolve(file))) {
            return lines.findFirst().orElseThrow().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
