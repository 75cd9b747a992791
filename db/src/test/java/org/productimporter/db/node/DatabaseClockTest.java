package org.productimporter.db.node;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private final DatabaseClock clock = new DatabaseClock();

    @Test
    void isTheClockOfTheSystemUntilTheFirstReading() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(10, SECONDS));
    }

    @Test
    void continuesFromTheTimeOfTheDatabase() {
        var database = Instant.now().plus(3, DAYS);
        clock.set(database);

        assertThat(clock.instant()).isAfterOrEqualTo(database).isCloseTo(database, within(10, SECONDS));
    }
}
