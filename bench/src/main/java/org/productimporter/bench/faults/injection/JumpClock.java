package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Sets the clock of one node to another time at a random moment of the import, and back at its end.
record JumpClock() implements Fault.Injector {

    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-1));

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        var random = scenario.random();
        var node =
                random.nextBoolean() || scenario.cluster().nodes().size() == 1 ? scenario.manager() : scenario.helper();
        var clock = Objects.requireNonNull(node.clock());
        clock.set(JUMPS.get(random.nextInt(JUMPS.size())));
        scenario.awaitEnd();
        clock.set(Duration.ZERO);
        return Injection.once();
    }
}
