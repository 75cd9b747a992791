package org.productimporter.web.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            0,              0 B
            999,            999 B
            1000,           1.0 kB
            9949,           9.9 kB
            9999,           10 kB
            999499,         999 kB
            999500,         1.0 MB
            812345678,      812 MB
            20000000000,    20 GB
            5000000000000000, "5,000 TB"
            """)
    void bytesHaveDecimalPrefixes(long bytes, String shown) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "840,0.8 s", "9999,10.0 s", "41200,41 s", "60000,1 min", "200000,3 min 20 s",
            "7500000,2 h 5 min", "270000000,3 d 3 h"})
    void durationsHaveTwoUnitsAtMost(long millis, String shown) {
        assertThat(Numbers.duration(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1,1 s", "59,59 s", "60,1 min", "200,3 min 20 s"})
    void estimatesAreInWholeSeconds(long seconds, String shown) {
        assertThat(Numbers.seconds(seconds)).isEqualTo(shown);
        assertThat(Numbers.left(seconds)).isEqualTo(shown + " left");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"7; 7 rows/s", "148312; 148,000 rows/s", "999600; 1,000,000 rows/s"})
    void ratesHaveThreeDigits(long rate, String shown) {
        assertThat(Numbers.rowsPerSecond(rate)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0 %", "63.9,63 %", "99.99,99 %", "100,100 %"})
    void percentagesAreRoundedDown(double percent, String shown) {
        assertThat(Numbers.percent(percent)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-22T23:30:00Z | now
            2026-11-22T23:31:29Z | now
            2026-11-22T23:31:30Z | 00:31
            2026-11-22T23:28:10Z | 2 min ago
            2026-11-22T20:00:00Z | yesterday
            2026-11-22T22:30:00Z | yesterday
            2026-11-22T23:05:00Z | 25 min ago
            2026-11-03T12:00:00Z | 3 Nov
            2025-11-03T12:00:00Z | 3 Nov 2025
            """)
    void timesAreInTheGivenZone(Instant time, String shown) {
        var halfPastMidnight = Clock.fixed(Instant.parse("2026-11-22T23:30:30Z"), ZoneId.of("Europe/Berlin"));

        assertThat(Times.of(halfPastMidnight).when(time)).isEqualTo(shown);
    }
}
