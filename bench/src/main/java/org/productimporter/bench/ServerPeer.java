package org.productimporter.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.productimporter.importer.testing.Expected;

/// Product Importer's server, started once: a multipart upload, then the status until it is
/// final.
final class ServerPeer implements Peer {

    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern STATUS_URL = Pattern.compile("\"status_url\"\\s*:\\s*\"([^\"]+)\"");

    private final OurCatalogue catalogue;
    private final Server server;

    ServerPeer(Postgres postgres, Options options, Path folder) {
        catalogue = new OurCatalogue(postgres, "server");
        server = new Server(options.repository(), folder, options.heap(), catalogue.environment());
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
        var parts = new HashMap<>(catalogue.parts());
        parts.put("upload", uploadSeconds);
        return parts;
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "pending", "processing" -> false;
            default -> true;
        };
    }

    @Override
    public double cpuSeconds() {
        return Cpu.ofProcess(server.node().pid());
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
