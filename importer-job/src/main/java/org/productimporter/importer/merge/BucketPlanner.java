package org.productimporter.importer.merge;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Chooses the ranges of SKU keys in which a file is merged, from a sample of its SKUs.
/// Thread-safe.
///
/// Ranges of about equal size are wanted, not needed: a bad sample makes buckets uneven, never
/// wrong.
public final class BucketPlanner {

    private static final int MOST_BUCKETS = 256;

    private final JdbcClient jdbc;
    private final long bytesPerBucket;

    /// @param bytesPerBucket so much of a file goes into one bucket; 6 MiB are about 40,000 rows
    ///     of 150 bytes, enough to make a statement worth its while, few enough to be merged, and
    ///     after a crash merged again, in well under a second
    public BucketPlanner(JdbcClient jdbc, long bytesPerBucket) {
        this.jdbc = jdbc;
        this.bytesPerBucket = bytesPerBucket;
    }

    private static final String SAMPLED_KEYS = """
            select distinct product_key(sku) collate "C" as sku_key
            from unnest(:skus) as sample (sku)
            order by sku_key
            """;

    /// The first keys of all ranges but the first, ascending.
    ///
    /// @param skus a sample of the file's SKUs
    /// @param bytes size of the file
    /// @param workers how many buckets there should be at least, so that all workers have one
    public List<String> borders(List<String> skus, long bytes, int workers) {
        var keys = jdbc.sql(SAMPLED_KEYS).param("skus", skus.toArray(String[]::new)).query(String.class).list();
        var wanted = Math.clamp(bytes / bytesPerBucket + 1, 1, MOST_BUCKETS);
        var buckets = wanted == 1 || keys.isEmpty() ? 1 : Math.max(wanted, 2 * workers);
        var borders = new ArrayList<String>();
        for (int no = 1; no < buckets; no++) {
            var border = keys.get((int) ((long) no * keys.size() / buckets));
            if (borders.isEmpty() || border.compareTo(borders.getLast()) > 0) {
                borders.add(border);
            }
        }
        return borders;
    }
}
