package org.productimporter.bench;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Asks the server about one import ten times a second and never forgives a falling percentage.
/// Thread-safe.
final class Sampler implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final Pattern PERCENT = Pattern.compile("\"percent\"\\s*:\\s*([0-9.]+)");
    private static final Pattern PHASE = Pattern.compile("\"phase\"\\s*:\\s*(?:null|\"(\\w*)\")");

    private final ServerClient client;
    private final Thread thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::run);
    private final List<String> falls = new ArrayList<>();
    private volatile boolean closed;
    private long watched;
    private double highest;
    private String phase = "";
    private int samples;
    private int refused;

    Sampler(ServerClient client) {
        this.client = client;
        thread.start();
    }

    /// What has been seen of the import: the latest phase and percentage.
    record Seen(String phase, double percent) {}

    /// Follows another import from now on.
    synchronized void watch(long id) {
        watched = id;
        highest = 0;
        phase = "";
    }

    synchronized Seen latest() {
        return new Seen(phase, highest);
    }

    private void run() {
        while (!closed) {
            var id = watched();
            if (id > 0) {
                sample(id);
            }
            Await.pause(PERIOD_MILLIS);
        }
    }

    private synchronized long watched() {
        return watched;
    }

    private void sample(long id) {
        try {
            note(id, client.get("/api/imports/" + id));
        } catch (UncheckedIOException | IllegalStateException e) {
            noteRefusal();
        }
    }

    private synchronized void note(long id, String json) {
        if (id != watched) {
            return;
        }
        samples++;
        var percent = Double.parseDouble(ServerClient.first(PERCENT, json));
        var fall = "import %d fell from %.2f to %.2f percent".formatted(id, highest, percent);
        if (percent < highest && !falls.contains(fall)) {
            falls.add(fall);
        }
        highest = Math.max(highest, percent);
        var matcher = PHASE.matcher(json);
        phase = matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    private synchronized void noteRefusal() {
        refused++;
    }

    /// What was sampled, in one sentence.
    synchronized String summary() {
        return "%,d samples of the percentage, %,d more requests while nobody could answer; it fell %s."
                .formatted(samples, refused, falls.isEmpty() ? "never" : falls);
    }

    /// @throws AssertionError when a percentage was ever below one before it
    synchronized void requireNoFall() {
        if (!falls.isEmpty()) {
            throw new AssertionError("the percentage fell: " + falls);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
