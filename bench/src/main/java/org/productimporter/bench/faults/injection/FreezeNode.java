package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.time.Instant;
import org.productimporter.bench.Await;
import org.productimporter.bench.ImportMonitor;
import org.productimporter.bench.faults.cluster.Node;

/// Freezes the managing node with SIGSTOP in a phase until another node has completed the import, then lets it continue.
///
/// @param phase phase of the import
/// @param inCopy whether one of its sessions must be waiting for the data of a COPY
record FreezeNode(String phase, boolean inCopy) implements Fault.Injector {

    /// The import must end without the frozen node: lease, the locks of its sessions, and the work.
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /// PostgreSQL has processed what the node had sent.
    private static final long SETTLE_MILLIS = 15;

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitPhase(phase)) {
            return Injection.missed();
        }
        var manager = scenario.manager();
        if (inCopy ? !freezeInCopy(scenario, manager) : !freezeAtRandom(scenario, manager)) {
            return Injection.missed();
        }
        return awaitOtherNode(scenario, manager);
    }

    /// The longer phases are frozen at a random moment, the short ones at once.
    private boolean freezeAtRandom(Scenario scenario, Node manager) {
        if (phase.equals("stage") || phase.equals("merge")) {
            scenario.awaitMoment(0.3);
        }
        manager.freeze(true);
        var hit = phase.equals(scenario.status().phase()) && !scenario.isFinal();
        if (!hit) {
            manager.freeze(false);
        }
        return hit;
    }

    /// Freezes again and again until a frozen moment is inside a COPY. The node runs for a few milliseconds in between.
    private static boolean freezeInCopy(Scenario scenario, Node manager) {
        try (var watch = scenario.watch()) {
            while (true) {
                manager.freeze(true);
                Await.pause(SETTLE_MILLIS);
                if (watch.isInCopy(manager.process().pid())) {
                    return true;
                }
                var staging = watch.phase().equals("stage");
                manager.freeze(false);
                if (!staging) {
                    return false;
                }
                Await.pause(scenario.random().nextInt(6));
            }
        }
    }

    private Injection awaitOtherNode(Scenario scenario, Node manager) {
        var since = Instant.now();
        var before = scenario.status();
        var ended = Await.within(LIMIT, scenario::isFinal);
        var status = scenario.status();
        manager.freeze(false);
        if (!ended) {
            throw new AssertionError("frozen in %s at %.1f %%, the import has not ended after %s: %s"
                    .formatted(describe(before), before.percent(), LIMIT, status));
        }
        return new Injection(1, since);
    }

    private String describe(ImportMonitor.Status before) {
        return inCopy ? "COPY" : before.phase();
    }
}
