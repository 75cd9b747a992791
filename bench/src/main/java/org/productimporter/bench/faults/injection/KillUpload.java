package org.productimporter.bench.faults.injection;

import java.io.UncheckedIOException;

/// Kills the server while it receives the file, then sends the file again.
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
            scenario.cluster().startDeadNodes();
        }
        scenario.upload();
        return Injection.once();
    }
}
