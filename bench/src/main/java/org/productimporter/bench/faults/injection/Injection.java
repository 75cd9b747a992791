package org.productimporter.bench.faults.injection;

import java.time.Instant;

/// What an injector has done.
///
/// @param count number of injected faults; 0 if the import ended too early, so that the trial is repeated
/// @param since time from which the recovery counts: of the last fault, or of its end if nothing can work during it
public record Injection(int count, Instant since) {

    static Injection missed() {
        return new Injection(0, Instant.now());
    }

    static Injection once() {
        return times(1);
    }

    static Injection times(int count) {
        return new Injection(count, Instant.now());
    }
}
