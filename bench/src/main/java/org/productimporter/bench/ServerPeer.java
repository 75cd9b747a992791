package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ProductFile;

/// Loads with a server, which is started once: uploads the file and polls the status until it is final.
final class ServerPeer implements Peer {

    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern STATUS_URL = Pattern.compile("\"status_url\"\\s*:\\s*\"([^\"]+)\"");

    private final Setup setup;
    private final BenchmarkDatabase catalogue;
    private final BenchmarkServer server;

    /// @param setup what distinguishes it from other servers of the run
    ServerPeer(PostgresServer postgres, BenchmarkOptions options, Setup setup) {
        this.setup = setup;
        catalogue = new BenchmarkDatabase(postgres, setup.name());
        var environment = new HashMap<>(catalogue.environment());
        environment.putAll(setup.environment());
        var arguments = new ArrayList<>(List.of("-Xmx" + options.heap()));
        arguments.addAll(setup.jvmArguments());
        server = new BenchmarkServer(options.repository(), folder(options, setup.name()), arguments, environment);
        server.start();
    }

    /// @param name of the peer, its database and its folder
    /// @param environment additional environment variables
    /// @param jvmArguments additional arguments of the JVM
    /// @param measuresIndexing whether the indexing after the first round is awaited and measured
    record Setup(String name, Map<String, String> environment, List<String> jvmArguments, boolean measuresIndexing) {

        static final Setup PLAIN = new Setup("server", Map.of(), List.of(), true);
        static final Setup UNINDEXED = new Setup("server", Map.of(), List.of(), false);
    }

    private static Path folder(BenchmarkOptions options, String name) {
        try {
            return Files.createDirectories(options.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return setup.name();
    }

    @Override
    public String database() {
        return catalogue.name();
    }

    @Override
    public void reset() {
        catalogue.reset();
    }

    @Override
    public void settle() {
        catalogue.settle();
    }

    @Override
    public Map<String, Double> load(Path file) {
        var start = Instant.now();
        var accepted = server.client().upload(file);
        var statusUrl = ServerClient.first(STATUS_URL, accepted);
        while (!isFinal(ServerClient.first(STATUS, server.client().get(statusUrl)))) {
            Await.pause(50);
        }
        var durations = new HashMap<>(catalogue.durations());
        durations.put(BenchmarkReport.UPLOAD, catalogue.secondsToRequest(start));
        return durations;
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "pending", "processing" -> false;
            default -> true;
        };
    }

    @Override
    public boolean measuresIndexing() {
        return setup.measuresIndexing();
    }

    @Override
    public void awaitIndexing() {
        catalogue.awaitIndexing();
    }

    @Override
    public void discardIndexing() {
        catalogue.discardIndexing();
    }

    @Override
    public double cpuSeconds() {
        return CpuTime.ofProcess(server.node().pid());
    }

    @Override
    public void check(Expected expected) {
        catalogue.check(expected);
    }

    @Override
    public void checkTotals(ProductFile file) {
        catalogue.checkTotals(file);
    }

    BenchmarkDatabase catalogue() {
        return catalogue;
    }

    long pid() {
        return server.node().pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
