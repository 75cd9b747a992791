package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.util.Objects;
import org.productimporter.bench.Await;

/// Kills the server while its clock is an hour ahead, so that its last heartbeat is in the future of the other nodes. It
/// starts again with the right time.
record KillNodeAhead() implements Fault.Injector {

    /// The library reads the new time within a second.
    private static final long EFFECT_MILLIS = 2_000;

    @Override
    public Injection inject(Scenario scenario) {
        var server = scenario.cluster().server();
        var clock = Objects.requireNonNull(server.clock());
        clock.set(Duration.ofHours(1));
        Await.pause(EFFECT_MILLIS);
        scenario.upload();
        var running = scenario.awaitMoment();
        if (running) {
            server.kill();
        }
        clock.set(Duration.ZERO);
        Await.pause(running ? 0 : EFFECT_MILLIS);
        return running ? Injection.once() : Injection.missed();
    }
}
