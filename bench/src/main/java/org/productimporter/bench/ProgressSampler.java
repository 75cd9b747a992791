package org.productimporter.bench;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the status of an import ten times per second and verifies that the percentage never decreases. Thread-safe.
public final class ProgressSampler implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final Pattern PERCENT = Pattern.compile("\"percent\"\\s*:\\s*([0-9.]+)");
    private static final Pattern PHASE = Pattern.compile("\"phase\"\\s*:\\s*(?:null|\"(\\w*)\")");

    private final ServerClient client;
    private final Thread thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::run);
    private final List<String> decreases = new ArrayList<>();
    private volatile boolean closed;
    private long watched;
    private double highest;
    private String phase = "";
    private int samples;
    private int failed;

    public ProgressSampler(ServerClient client) {
        this.client = client;
        thread.start();
    }

    /// The latest phase and percentage.
    public record Sample(String phase, double percent) {}

    /// Switches to another import.
    public synchronized void watch(long id) {
        watched = id;
        highest = 0;
        phase = "";
    }

    public synchronized Sample latest() {
        return new Sample(phase, highest);
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
            record(id, client.get("/api/imports/" + id));
        } catch (UncheckedIOException | IllegalStateException e) {
            recordFailure();
        }
    }

    private synchronized void record(long id, String json) {
        if (id != watched) {
            return;
        }
        samples++;
        var percent = Double.parseDouble(ServerClient.first(PERCENT, json));
        var decrease = "import %d decreased from %.2f to %.2f percent".formatted(id, highest, percent);
        if (percent < highest && !decreases.contains(decrease)) {
            decreases.add(decrease);
        }
        highest = Math.max(highest, percent);
        var matcher = PHASE.matcher(json);
        phase = matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    private synchronized void recordFailure() {
        failed++;
    }

    /// Returns a summary in one sentence.
    public synchronized String summary() {
        return "%,d samples of the percentage, %,d failed requests; decreases: %s.".formatted(samples, failed,
                decreases.isEmpty() ? "none" : decreases);
    }

    /// @throws AssertionError if the percentage has decreased
    public synchronized void requireNoDecrease() {
        if (!decreases.isEmpty()) {
            throw new AssertionError("the percentage decreased: " + decreases);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
