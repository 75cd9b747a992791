package org.productimporter.web.products.lists;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Knows which parts of texts are rare, from a sample of them that is drawn anew from time to
/// time. Thread-safe; joins the caller's transaction.
@Component
class SampleTexts {

    /// Of long texts the beginning is enough to know what is frequent, and bounds memory and
    /// time.
    private static final int CHARACTERS = 500;

    private static final int TEXTS = 1_000;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Drawn(RareParts parts, Instant at) {}

    private final JdbcClient jdbc;
    private final SampleProducts products;
    private final Clock clock;
    private volatile Drawn drawn = new Drawn(new RareParts(Map.of(), 0), Instant.MIN);

    SampleTexts(JdbcClient jdbc, SampleProducts products, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.clock = clock;
    }

    /// Two that draw at once draw twice, which does no harm.
    RareParts rareParts() {
        var now = clock.instant();
        if (drawn.at.isBefore(now.minus(FRESH))) {
            drawn = new Drawn(parts(draw()), now);
        }
        return drawn.parts;
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

    private static RareParts parts(List<String> texts) {
        var frequency = new HashMap<String, Integer>();
        for (var text : texts) {
            var parts = new HashSet<String>();
            for (int place = 0; place + 3 <= text.length(); place++) {
                parts.add(text.substring(place, place + 3));
            }
            parts.forEach(part -> frequency.merge(part, 1, Integer::sum));
        }
        return new RareParts(Map.copyOf(frequency), texts.size());
    }
}
