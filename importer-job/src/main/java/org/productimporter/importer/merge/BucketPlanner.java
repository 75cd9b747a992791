package org.productimporter.importer.merge;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.ImporterProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Divides the SKU keys of a file into buckets, using a sample of its SKUs. Thread-safe.
///
/// An unrepresentative sample only makes the sizes of the buckets unequal.
@Component
public final class BucketPlanner {

    private static final int MAX_BUCKETS = 256;

    private final JdbcClient jdbc;
    private final long bytesPerBucket;

    @Autowired
    BucketPlanner(JdbcClient jdbc, ImporterProperties properties) {
        this(jdbc, properties.bucketSize().toBytes());
    }

    /// @param bytesPerBucket bytes of the file per bucket. 6 MiB are about 40,000 rows of 150 bytes: enough to outweigh
    ///     the cost of a statement, few enough to be merged (and merged again after a crash) in less than a second.
    BucketPlanner(JdbcClient jdbc, long bytesPerBucket) {
        this.jdbc = jdbc;
        this.bytesPerBucket = bytesPerBucket;
    }

    private static final String SAMPLED_KEYS = """
            select distinct product_key(sku) collate "C" as sku_key
            from unnest(:skus) as sample (sku)
            order by sku_key
            """;

    /// Returns the first keys of all buckets except the first one, in ascending order.
    ///
    /// @param skus a sample of the SKUs of the file
    /// @param bytes size of the file
    /// @param workers number of workers; each of them gets at least two buckets, except of a small file
    public List<String> borders(List<String> skus, long bytes, int workers) {
        var keys = jdbc.sql(SAMPLED_KEYS).param("skus", skus.toArray(String[]::new)).query(String.class).list();
        var wanted = Math.clamp(bytes / bytesPerBucket + 1, 1, MAX_BUCKETS);
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
