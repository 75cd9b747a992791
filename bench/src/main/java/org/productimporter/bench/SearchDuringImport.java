package org.productimporter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Measures searches during an import and until the search index has processed its changes. For one thread.
final class SearchDuringImport {

    private static final Duration INDEXING_LIMIT = Duration.ofMinutes(20);
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern STATUS_URL = Pattern.compile("\"status_url\"\\s*:\\s*\"([^\"]+)\"");

    private final BenchmarkDatabase catalogue;
    private final ServerClient client;
    private final List<SearchRequest> requests;
    private final LatencyRecorder duringImport;
    private final LatencyRecorder duringIndexing;
    private final StringBuilder rows = new StringBuilder();

    SearchDuringImport(BenchmarkDatabase catalogue, ServerClient client, List<SearchRequest> requests) {
        this.catalogue = catalogue;
        this.client = client;
        this.requests = requests;
        duringImport = new LatencyRecorder(client);
        duringIndexing = new LatencyRecorder(client);
    }

    /// Imports `file` and searches until all its changes are indexed.
    void run(String name, Path file) {
        catalogue.settle();
        var statusUrl = ServerClient.first(STATUS_URL, client.upload(file));
        while (isRunning(statusUrl)) {
            requests.forEach(duringImport::send);
        }
        var durations = catalogue.durations();
        var changes = catalogue.pendingChanges();
        var indexed = ProgressLog.time("indexing after " + name, this::awaitIndexed);
        var seconds = durations.values().stream().mapToDouble(phase -> phase).sum();
        rows.append("| %s | %.1f | %.1f | %.1f | %,d | %.1f |%n".formatted(name, seconds, durations.get("stage"),
                durations.get("merge"), changes, indexed));
    }

    private boolean isRunning(String statusUrl) {
        var status = ServerClient.first(STATUS, client.get(statusUrl));
        return status.equals("pending") || status.equals("processing");
    }

    private void awaitIndexed() {
        var deadline = System.nanoTime() + INDEXING_LIMIT.toNanos();
        while (catalogue.pendingChanges() > 0) {
            requests.forEach(duringIndexing::send);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(catalogue.pendingChanges() + " changes are not indexed yet");
            }
        }
    }

    String table() {
        return """
                | import during searches | seconds | stage | merge | pending changes at its end | indexed after s |
                |---|---:|---:|---:|---:|---:|
                %s
                %s
                %s""".formatted(rows, duringImport.table("search during an import", "all of these searches"),
                duringIndexing.table("search during indexing", "all of these searches"));
    }
}
