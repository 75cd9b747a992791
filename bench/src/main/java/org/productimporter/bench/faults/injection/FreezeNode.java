package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
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

    private static final String IN_COPY = """
            select exists (
                select from pg_stat_activity
                where application_name like '%-' || :node
                and state = 'active'
                and wait_event = 'ClientRead'
                and query like 'copy %')
            """;

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitPhase(phase, () -> true)) {
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

    /// Freezes again and again until a frozen moment is inside a COPY.
    private boolean freezeInCopy(Scenario scenario, Node manager) {
        BooleanSupplier isInCopy = () -> scenario.cluster()
                .database()
                .sql(IN_COPY)
                .param("node", Long.toString(manager.process().pid()))
                .query(Boolean.class)
                .single();
        while (!scenario.isFinal() && "stage".equals(scenario.status().phase())) {
            manager.freeze(true);
            Await.pause(20);
            if (isInCopy.getAsBoolean()) {
                return true;
            }
            manager.freeze(false);
            Await.pause(1 + scenario.random().nextInt(10));
        }
        return false;
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
