package org.productimporter.bench.faults.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Kills the server while it receives the file, then sends the file again. The server removes the partial file after a
/// quarter of an hour; the injector does not wait for that and removes it itself.
record KillUpload() implements Fault.Injector {

    @Override
    public Injection inject(Scenario scenario) {
        var server = scenario.cluster().server();
        var upload = new InterruptibleUpload(scenario.file(), scenario.random().nextDouble());
        try {
            upload.send(scenario.cluster().client(), server::kill);
            throw new AssertionError("an upload to a killed server was accepted");
        } catch (UncheckedIOException _) {
            // The connection may end before the process does.
            server.kill();
            removeParts(scenario.cluster().uploads());
            scenario.cluster().startDeadNodes();
        }
        scenario.upload();
        return Injection.once();
    }

    private static void removeParts(Path uploads) {
        try (var parts = Files.newDirectoryStream(uploads, "*.part")) {
            for (var part : parts) {
                Files.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
