package org.productimporter.importer.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.productimporter.db.SqlFile;
import org.productimporter.importer.merge.BucketMerger.UnmergeableRow;
import org.productimporter.model.imports.ImportOptions.Mode;
import org.productimporter.model.product.RejectionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the rows of a bucket that the merge rejects. Thread-safe.
final class UnmergeableRowFinder {

    private final JdbcClient jdbc;
    private final String findUnknown = SqlFile.read(BucketMerger.class, "unknown-products.sql");
    private final String findNameless = SqlFile.read(BucketMerger.class, "nameless-products.sql");
    private final String findOversized = SqlFile.read(BucketMerger.class, "oversized-attributes.sql");

    UnmergeableRowFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns all rows, sorted by line.
    List<UnmergeableRow> find(Bucket bucket, MergeOptions options) {
        var found = winners(bucket, options);
        if (!options.namesBySku() && options.mode() != Mode.UPDATE_ONLY) {
            found.addAll(find(findNameless, bucket, RejectionCode.MISSING_NAME));
            found.sort(Comparator.comparingLong(UnmergeableRow::line));
        }
        return found;
    }

    /// Returns the rows that are the last ones of their SKU, sorted by line.
    List<UnmergeableRow> winners(Bucket bucket, MergeOptions options) {
        var found = new ArrayList<UnmergeableRow>();
        if (options.mode() == Mode.UPDATE_ONLY) {
            found.addAll(find(findUnknown, bucket, RejectionCode.UNKNOWN_SKU));
        }
        if (options.attributes() && options.mode() != Mode.INSERT_ONLY) {
            found.addAll(find(findOversized, bucket, RejectionCode.TOO_LONG));
        }
        found.sort(Comparator.comparingLong(UnmergeableRow::line));
        return found;
    }

    private List<UnmergeableRow> find(String sql, Bucket bucket, RejectionCode code) {
        return jdbc.sql(BucketMerger.tables(bucket).in(sql, bucket.no()))
                .params(BucketMerger.bounds(bucket))
                .query((row, _) -> new UnmergeableRow(row.getLong("line"), row.getString("sku"), code))
                .list();
    }

    /// Returns the lines of the new products without a name.
    static Long[] nameless(List<UnmergeableRow> rows) {
        return rows.stream()
                .filter(row -> row.code() == RejectionCode.MISSING_NAME)
                .map(UnmergeableRow::line)
                .toArray(Long[]::new);
    }
}
