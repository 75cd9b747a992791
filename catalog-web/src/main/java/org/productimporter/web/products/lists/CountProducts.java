package org.productimporter.web.products.lists;

import org.productimporter.web.products.search.SearchProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts products. Thread-safe; joins the caller's transaction.
///
/// The whole catalogue is counted exactly at any size. What a filter lets through is counted
/// exactly up to `product.importer.search.exact-count`, and estimated beyond: to count four
/// million of ten means to read them all.
@Component
class CountProducts {

    private final JdbcClient jdbc;
    private final SampleProducts sample;
    private final Candidates candidates;
    private final SearchProperties properties;

    CountProducts(
            JdbcClient jdbc,
            SampleProducts sample,
            Candidates candidates,
            SearchProperties properties) {
        this.jdbc = jdbc;
        this.sample = sample;
        this.candidates = candidates;
        this.properties = properties;
    }

    ProductCount count(ProductFilter filter) {
        if (filter.equals(ProductFilter.ALL)) {
            return new ProductCount(sample.all(), false);
        }
        long limit = properties.exactCount() + 1L;
        if (sample.all() <= properties.window()) {
            return atMost(read(filter, limit), limit, filter);
        }
        var estimate = filter.exactSku() == null ? sample.estimate(filter) : 0;
        if (sample.isCommon(estimate)) {
            return new ProductCount(estimate, true);
        }
        return atMost(
                filter.texts().isEmpty() ? read(filter, limit) : candidates.count(filter, limit),
                limit,
                filter);
    }

    private ProductCount atMost(long counted, long limit, ProductFilter filter) {
        return counted < limit
                ? new ProductCount(counted, false)
                : new ProductCount(Math.max(limit, sample.estimate(filter)), true);
    }

    private static final String COUNT =
            """
            select count(*)
            from (
                select
                from product
                where true
                ${conditions}
                limit :limit) as counted
            """;

    private long read(ProductFilter filter, long limit) {
        var conditions = ProductConditions.of(filter);
        return jdbc.sql(conditions.in(COUNT, name -> ":" + name))
                .params(conditions.values())
                .param("limit", limit)
                .query(Long.class)
                .single();
    }
}
