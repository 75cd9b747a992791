package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.productimporter.bench.Await;
import org.productimporter.bench.faults.cluster.TcpProxy.CommitFault;

/// Disturbs the connection of the next COMMIT of the managing node after a random moment of the import.
record FailCommit(CommitFault fault) implements Fault.Injector {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        var proxy = Objects.requireNonNull(scenario.manager().proxy());
        proxy.failNextCommit(fault);
        var happened = Await.within(LIMIT, () -> !proxy.isArmed());
        proxy.failNextCommit(CommitFault.NONE);
        return happened ? new Injection(1, Instant.now()) : Injection.missed();
    }
}
