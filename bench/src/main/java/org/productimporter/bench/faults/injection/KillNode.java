package org.productimporter.bench.faults.injection;

import java.time.Duration;
import org.productimporter.bench.Await;
import org.productimporter.bench.faults.cluster.Node;

/// Kills nodes with SIGKILL at random moments of the import.
///
/// @param victim the node to kill
/// @param times number of kills; each after the first is at a random moment of the recovery from the one before
record KillNode(Victim victim, int times) implements Fault.Injector {

    /// The longest time from a kill to the next one in seconds, which covers the start of a node and the takeover.
    private static final double RECOVERY_SECONDS = 8;

    enum Victim {
        MANAGER, HELPER
    }

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        kill(scenario);
        int kills = 1;
        while (kills < times && isAliveAgain(scenario) && scenario.awaitMoment(RECOVERY_SECONDS)) {
            kill(scenario);
            kills++;
        }
        return Injection.times(kills);
    }

    private void kill(Scenario scenario) {
        var node = victim(scenario);
        node.kill();
        if (times > 1 || scenario.random().nextBoolean()) {
            node.process().start();
        }
    }

    private Node victim(Scenario scenario) {
        return switch (victim) {
            case MANAGER -> scenario.manager();
            case HELPER -> scenario.helper();
        };
    }

    /// The process exists; it may still be starting.
    private static boolean isAliveAgain(Scenario scenario) {
        return Await.within(Duration.ofSeconds(10), () -> scenario.manager().process().isAlive());
    }
}
