package org.productimporter.bench.faults.injection;

import java.time.Duration;
import java.time.Instant;
import org.productimporter.bench.Await;
import org.springframework.dao.DataAccessException;

/// Fills the disk of the database or of its WAL in the first half of the import and frees it later. An import that has
/// failed meanwhile is restarted as a user would.
record FillDatabaseDisk() implements Fault.Injector {

    private static final int WAL_MESSAGES = 16;

    private static final String WAL_MESSAGE = """
            select pg_logical_emit_message(false, 'faults', repeat('x', 8388608))::text
            """;

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitEarlyMoment()) {
            return Injection.missed();
        }
        var disk = scenario.cluster().smallDisk();
        disk.fill();
        useUpWal(scenario);
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

    /// Writes into the WAL files that PostgreSQL has created in advance, until they are full or 128 MB are written.
    private static void useUpWal(Scenario scenario) {
        var database = scenario.cluster().database();
        try {
            for (int message = 0; message < WAL_MESSAGES; message++) {
                database.sql(WAL_MESSAGE).query(String.class).single();
            }
        } catch (DataAccessException _) {
            // PostgreSQL has ended because it cannot write the WAL.
        }
    }
}
