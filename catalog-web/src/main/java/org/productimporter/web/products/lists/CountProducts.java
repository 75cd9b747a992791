package org.productimporter.web.products.lists;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts products, always exactly. Thread-safe; joins the caller's transaction.
///
/// PostgreSQL has to walk through the whole index for the count of a large catalogue. As long as
/// no transaction of the server has ended since, which its snapshot tells, the last count is the
/// count: whoever turns pages of a quiet catalogue pays once.
@Component
class CountProducts {

    private record Counted(String snapshot, long products) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Counted last;

    CountProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String COUNT =
            """
            select count(*)
            from product
            where true
            ${conditions}
            """;

    long count(ProductFilter filter) {
        var conditions = ProductConditions.of(filter);
        if (conditions.isEmpty()) {
            return countAll();
        }
        return jdbc.sql(conditions.in(COUNT, name -> ":" + name))
                .params(conditions.values())
                .query(Long.class)
                .single();
    }

    private static final String SNAPSHOT =
            """
            select cast(pg_current_snapshot() as text)
            """;

    private static final String COUNT_ALL =
            """
            select count(*) as products, cast(pg_current_snapshot() as text) as snapshot
            from product
            """;

    private long countAll() {
        var known = last;
        var now = jdbc.sql(SNAPSHOT).query(String.class).single();
        if (known != null && known.snapshot().equals(now)) {
            return known.products();
        }
        var counted = jdbc.sql(COUNT_ALL).query(Counted.class).single();
        last = counted;
        return counted.products();
    }
}
