package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.util.Objects;
import org.productimporter.bench.Await;

/// Disturbs all connections of the managing node to PostgreSQL at a random moment of the import.
///
/// @param stallSeconds seconds for which nothing passes on connections that stay open; 0 to end the connections
record CutNetwork(int stallSeconds) implements Fault.Injector {

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        var proxy = Objects.requireNonNull(scenario.manager().proxy());
        if (stallSeconds == 0) {
            proxy.cutAll();
            return Injection.once();
        }
        proxy.stall(true);
        Await.within(Duration.ofSeconds(stallSeconds), scenario::isFinal);
        proxy.stall(false);
        return Injection.once();
    }
}
