package org.productimporter.web.products.lists;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps a sample of the texts that are searched, and draws it anew from time to time.
/// Thread-safe; joins the caller's transaction.
@Component
class SampleTexts {

    /// Of long texts the beginning is enough to know what is frequent, and bounds memory and
    /// time.
    private static final int CHARACTERS = 500;

    /// What one of 5,000 texts has, 2,000 of ten million have, which the index finds in 50 ms.
    private static final int TEXTS = 5_000;

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Drawn(TextSample sample, Instant at) {}

    private final JdbcClient jdbc;
    private final SampleProducts products;
    private final Clock clock;
    private volatile Drawn drawn = new Drawn(TextSample.of(List.of()), Instant.MIN);

    SampleTexts(JdbcClient jdbc, SampleProducts products, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.clock = clock;
    }

    /// Two that draw at once draw twice, which does no harm.
    TextSample sample() {
        var now = clock.instant();
        if (drawn.at.isBefore(now.minus(FRESH))) {
            drawn = new Drawn(TextSample.of(draw()), now);
        }
        return drawn.sample;
    }

    private static final String DRAW =
            """
            select left(content, :characters)
            from product_search tablesample system (:percent)
            """;

    private List<String> draw() {
        return jdbc.sql(DRAW)
                .param("characters", CHARACTERS)
                .param("percent", Math.min(100, 100.0 * TEXTS / Math.max(products.all(), 1)))
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
