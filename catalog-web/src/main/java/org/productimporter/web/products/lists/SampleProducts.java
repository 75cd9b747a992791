package org.productimporter.web.products.lists;

import org.productimporter.web.products.search.SearchProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Knows how large the catalogue is, and about how many of its products a filter lets through,
/// without reading all of it. Thread-safe; joins the caller's transaction.
@Component
class SampleProducts {

    /// Pages at random are seldom in the cache: 15 microseconds a row.
    private static final double SAMPLED_ROWS = 2_000;

    /// An estimate this many times above a limit is above it in truth.
    private static final int SURELY = 3;

    private final JdbcClient jdbc;
    private final SearchProperties properties;

    SampleProducts(JdbcClient jdbc, SearchProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    private static final String COUNT_SMALL =
            """
            select count(*)
            from (
                select
                from product
                limit :limit) as first
            """;

    private static final String COUNT_ALL =
            """
            select c.products + coalesce((select sum(added) from product_outbox), 0)
            from product_count c
            """;

    /// How many products there are. A small catalogue is simply counted; of a large one whoever
    /// changes it keeps the count.
    long all() {
        long limit = properties.window() + 1L;
        var counted = jdbc.sql(COUNT_SMALL).param("limit", limit).query(Long.class).single();
        return counted < limit ? counted : jdbc.sql(COUNT_ALL).query(Long.class).single();
    }

    private record Share(long matches, long sampled) {}

    private static final String SAMPLE =
            """
            select count(*) filter (where true ${conditions}) as matches, count(*) as sampled
            from product tablesample system (:percent)
            """;

    /// About how many products the filter lets through, from some 2,000 of them.
    long estimate(ProductFilter filter) {
        var all = all();
        var conditions = ProductConditions.of(filter);
        var share =
                jdbc.sql(conditions.in(SAMPLE, name -> ":" + name))
                        .params(conditions.values())
                        .param("percent", Math.min(100, 100 * SAMPLED_ROWS / Math.max(all, 1)))
                        .query(Share.class)
                        .single();
        return Math.round((double) all * share.matches() / Math.max(share.sampled(), 1));
    }

    /// Whether surely more products than are counted exactly pass the filter.
    boolean isCommon(long estimate) {
        return estimate > (long) SURELY * properties.exactCount();
    }
}
