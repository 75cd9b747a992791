package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.time.Instant;
import org.productimporter.bench.Await;
import org.productimporter.bench.faults.cluster.Signals;

/// Ends the managing node with SIGTERM, as a rolling restart does. It must end in time.
record TerminateNode() implements Fault.Injector {

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(40);

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        var since = Instant.now();
        var process = scenario.manager().process();
        Signals.TERMINATE.send(process.pid());
        if (!Await.within(EXIT_LIMIT, () -> !process.isAlive())) {
            throw new AssertionError("the node has not ended " + EXIT_LIMIT + " after SIGTERM");
        }
        return new Injection(1, since);
    }
}
