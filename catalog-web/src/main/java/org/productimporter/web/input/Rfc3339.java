package org.productimporter.web.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Parses times of requests. Their years have four digits, which PostgreSQL can store and compare.
final class Rfc3339 {

    static final String EXPECTED = "a time such as 2026-01-31T00:00:00Z, of the years 0001 to 9999";

    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Rfc3339() {}

    /// Returns empty if the text is no such time.
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(time -> !time.isBefore(MIN) && !time.isAfter(MAX));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
