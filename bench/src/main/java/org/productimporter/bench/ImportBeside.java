package org.productimporter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Imports while somebody searches, and waits until the search knows all that changed. For one
/// thread.
final class ImportBeside {

    private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(20);
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern STATUS_URL = Pattern.compile("\"status_url\"\\s*:\\s*\"([^\"]+)\"");
    private static final String BEHIND = """
            select coalesce(sum(products), 0)
            from product_outbox
            """;

    private final OurCatalogue catalogue;
    private final ServerClient client;
    private final List<Question> questions;
    private final Latencies beside;
    private final Latencies behind;
    private final StringBuilder rows = new StringBuilder();

    ImportBeside(OurCatalogue catalogue, ServerClient client, List<Question> questions) {
        this.catalogue = catalogue;
        this.client = client;
        this.questions = questions;
        beside = new Latencies(client);
        behind = new Latencies(client);
    }

    /// Imports `file`, searches until it has ended, and on until everything is searchable.
    void run(String name, Path file) {
        catalogue.settle();
        var statusUrl = ServerClient.first(STATUS_URL, client.upload(file));
        while (isOpen(statusUrl)) {
            questions.forEach(beside::ask);
        }
        var parts = catalogue.parts();
        var changes = behind();
        var caughtUp = Progress.told("catch-up after " + name, this::awaitCaughtUp);
        rows.append("| %s | %.1f | %.1f | %.1f | %,d | %.1f |%n".formatted(name, parts.get("import"),
                parts.get("stage"), parts.get("merge"), changes, caughtUp));
    }

    private boolean isOpen(String statusUrl) {
        var status = ServerClient.first(STATUS, client.get(statusUrl));
        return status.equals("pending") || status.equals("processing");
    }

    private void awaitCaughtUp() {
        var deadline = System.nanoTime() + CATCH_UP_LIMIT.toNanos();
        while (behind() > 0) {
            questions.forEach(behind::ask);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(behind() + " changes are not searchable yet");
            }
        }
    }

    private long behind() {
        return catalogue.database().sql(BEHIND).query(Long.class).single();
    }

    String table() {
        return """
                | import, searched meanwhile | seconds | stage | merge | changes behind at its end | caught up after s |
                |---|---:|---:|---:|---:|---:|
                %s
                %s
                %s""".formatted(rows, beside.table("search while an import runs", "all of these searches"),
                behind.table("search while it is caught up", "all of these searches"));
    }
}
