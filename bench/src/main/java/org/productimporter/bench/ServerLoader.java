package org.productimporter.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.productimporter.importer.testing.Expected;

/// Loads with a server, which is started once: uploads the file and polls the status until it is final.
final class ServerLoader implements Loader {

    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern STATUS_URL = Pattern.compile("\"status_url\"\\s*:\\s*\"([^\"]+)\"");

    private final BenchmarkDatabase catalogue;
    private final BenchmarkServer server;

    ServerLoader(PostgresServer postgres, BenchmarkOptions options, Path folder) {
        catalogue = new BenchmarkDatabase(postgres, "server");
        server = new BenchmarkServer(options.repository(), folder, options.heap(), catalogue.environment());
        server.start();
    }

    @Override
    public String name() {
        return "server";
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
        var start = System.nanoTime();
        var accepted = server.client().upload(file);
        var uploadSeconds = (System.nanoTime() - start) / 1e9;
        var statusUrl = ServerClient.first(STATUS_URL, accepted);
        while (!isFinal(ServerClient.first(STATUS, server.client().get(statusUrl)))) {
            Await.pause(50);
        }
        var durations = new HashMap<>(catalogue.durations());
        durations.put("upload", uploadSeconds);
        return durations;
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "pending", "processing" -> false;
            default -> true;
        };
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
    public void close() {
        server.close();
    }
}
