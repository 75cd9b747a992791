package org.productimporter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// An import that is stopped at its start, so that pages can be opened on it, and then restarted. For one thread.
final class PausedImport {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern PERCENT = Pattern.compile("\"percent\"\\s*:\\s*([\\d.]+)");

    private final ServerClient client;
    private final BenchmarkDatabase catalogue;
    private final String path;

    PausedImport(ServerClient client, BenchmarkDatabase catalogue, Path file) {
        this.client = client;
        this.catalogue = catalogue;
        this.path = "/api/imports/" + ServerClient.first(ID, client.upload(file));
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Stops the import.
    ///
    /// @throws IllegalStateException if it had already completed more than 1 percent
    void pause() {
        client.post(path + "/stop", "");
        await("stopped");
        var percent = Double.parseDouble(ServerClient.first(PERCENT, client.get(path)));
        if (percent > 1) {
            throw new IllegalStateException(
                    "import %s was stopped at %.1f %%, which is too late for the measurement".formatted(id(), percent));
        }
    }

    /// Restarts the import and waits until it is completed.
    ///
    /// @return seconds from the restart to the end
    double resume() {
        var begin = System.nanoTime();
        client.post(path + "/restart", "");
        await("completed");
        var seconds = (System.nanoTime() - begin) / 1e9;
        catalogue.durations();
        return seconds;
    }

    private void await(String state) {
        if (!Await.within(LIMIT, () -> state().equals(state))) {
            throw new IllegalStateException("import %s is %s, not %s".formatted(id(), state(), state));
        }
    }

    private String state() {
        return ServerClient.first(STATE, client.get(path));
    }
}
