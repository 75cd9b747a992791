package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.time.Instant;
import org.productimporter.bench.Await;

/// Fills the disk of the database or of its WAL in the first half of the import and frees it later. An import that has
/// failed meanwhile is restarted as a user would.
record FillDatabaseDisk() implements Fault.Injector {

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitEarlyMoment()) {
            return Injection.missed();
        }
        var disk = scenario.cluster().smallDisk();
        disk.fill();
        var full = Duration.ofSeconds(5 + scenario.random().nextInt(10));
        var ended = Await.within(full, scenario::isFinal);
        disk.free();
        var since = Instant.now();
        if (!ended) {
            return new Injection(1, since);
        }
        if (!scenario.status().state().equals("failed")) {
            // The free space within the files was sufficient for the rest of the import.
            return Injection.missed();
        }
        scenario.cluster().client().post("/api/imports/%d/restart".formatted(scenario.id()), "");
        return new Injection(1, since);
    }
}
