package org.productimporter.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// An import that is stopped before it does anything, so that pages can be opened on it, and then
/// carried on. For one thread.
final class FollowedImport {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern PERCENT = Pattern.compile("\"percent\"\\s*:\\s*([\\d.]+)");

    private final ServerClient client;
    private final OurCatalogue catalogue;
    private final String path;

    FollowedImport(ServerClient client, OurCatalogue catalogue, Path file) {
        this.client = client;
        this.catalogue = catalogue;
        this.path = "/api/imports/" + ServerClient.first(ID, client.upload(file));
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Stops it at once.
    ///
    /// @throws IllegalStateException when it had done more than a hundredth by then
    void hold() {
        client.post(path + "/stop", "");
        await("stopped");
        var percent = Double.parseDouble(ServerClient.first(PERCENT, client.get(path)));
        if (percent > 1) {
            throw new IllegalStateException(
                    "import %s stood at %.1f %% when it stopped; the rest would be no measurement".formatted(id(),
                            percent));
        }
    }

    /// @return seconds until it has completed
    double carryOn() {
        var begin = System.nanoTime();
        client.post(path + "/restart", "");
        await("completed");
        var seconds = (System.nanoTime() - begin) / 1e9;
        catalogue.parts();
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
