package org.productimporter.bench.faults.injection;

import java.time.Instant;

/// Injects nothing: the surroundings are the fault, for example a small heap.
record Undisturbed() implements Fault.Injector {

    @Override
    public Injection inject(Scenario scenario) {
        var since = Instant.now();
        scenario.upload();
        return new Injection(1, since);
    }
}
