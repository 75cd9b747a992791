package org.productimporter.importer.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.productimporter.importer.testing.Expected.Rejection;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds a database against what the [ReferenceModel] expects. A failed check is an
/// `AssertionError` that names the oracle and the first ten differences. For one thread.
public final class CatalogueCheck {

    private static final int PAGE = 20_000;
    private static final long LITTER_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final JdbcClient database;

    public CatalogueCheck(JdbcClient database) {
        this.database = database;
    }

    /// The whole catalogue by SKU key; take it before an import to know what the import starts
    /// from.
    public Map<String, CatalogueProduct> catalogue() {
        var products = new HashMap<String, CatalogueProduct>();
        forEachProduct(products::put);
        return products;
    }

    /// All oracles that hold when an import has completed and nothing else is running: the
    /// catalogue and its versions, the counts, the rejections, no litter.
    public void completed(ImportId importId, Expected expected) {
        holdsExactly(expected.catalogue());
        hasCounts(importId, expected.counts());
        hasRejections(importId, expected.rejections());
        leavesNoLitter();
    }

    /// O1, O2, O7: every product of the model with its values and version, and no other.
    public void holdsExactly(Map<String, CatalogueProduct> expected) {
        var differences = new Differences("O1/O2/O7 catalogue");
        var missing = new HashMap<>(expected);
        forEachProduct((key, actual) -> {
            var wanted = missing.remove(key);
            if (wanted == null) {
                differences.add(key + " should not be there: " + actual);
            } else if (!wanted.equals(actual)) {
                differences.add("%s is %s, not %s".formatted(key, actual, wanted));
            }
        });
        missing.forEach((key, wanted) -> differences.add(key + " is missing: " + wanted));
        differences.failIfAny();
    }

    private interface ProductReader {
        void read(String key, CatalogueProduct product);
    }

    private static final String PRODUCT_PAGE = """
            select id, sku_key, sku, name, description, price, active, version
            from product
            where id > :after
            order by id
            limit :page
            """;

    /// Page by page, so that ten million products need no transaction and little memory.
    private void forEachProduct(ProductReader reader) {
        var last = new long[] {Long.MIN_VALUE};
        var found = new int[] {PAGE};
        while (found[0] == PAGE) {
            found[0] = 0;
            database.sql(PRODUCT_PAGE).param("after", last[0]).param("page", PAGE).query(row -> {
                last[0] = row.getLong("id");
                found[0]++;
                reader.read(row.getString("sku_key"),
                        new CatalogueProduct(row.getString("sku"), row.getString("name"), row.getString("description"),
                                row.getBigDecimal("price"), row.getBoolean("active"), row.getLong("version")));
            });
        }
    }

    private static final String COUNTS = """
            select state, rows_read, rows_inserted, rows_updated, rows_unchanged,
                   rows_duplicate, rows_rejected, rows_blank
            from import
            where id = :id
            """;

    /// O3: the import is completed, its counts are the model's, they add up, and the ledger of
    /// its chunks says the same.
    public void hasCounts(ImportId importId, RowCounts expected) {
        var differences = new Differences("O3 counts of import " + importId);
        database.sql(COUNTS).param("id", importId.value()).query(row -> {
            differences.compare("state", "completed", row.getString("state"));
            differences.compare("counts", expected, counts(row, "rows_read"));
        });
        differences.compare("the model's sum adds up", true, expected.addsUp());
        differences.compare("sum of the chunks", expected, ledger(importId));
        differences.failIfAny();
    }

    private static final String LEDGER = """
            select coalesce(sum(rows_read) filter (where phase = 'stage'), 0) as staged,
                   coalesce(sum(rows_inserted), 0) as rows_inserted,
                   coalesce(sum(rows_updated), 0) as rows_updated,
                   coalesce(sum(rows_unchanged), 0) as rows_unchanged,
                   coalesce(sum(rows_duplicate), 0) as rows_duplicate,
                   coalesce(sum(rows_rejected), 0) as rows_rejected,
                   coalesce(sum(rows_blank), 0) as rows_blank
            from import_chunk
            where import_id = :id and phase in ('stage', 'merge')
            """;

    private RowCounts ledger(ImportId importId) {
        return database.sql(LEDGER).param("id", importId.value()).query((row, _) -> counts(row, "staged")).single();
    }

    private static RowCounts counts(java.sql.ResultSet row, String read) throws java.sql.SQLException {
        return new RowCounts(row.getLong(read), row.getLong("rows_inserted"), row.getLong("rows_updated"),
                row.getLong("rows_unchanged"), row.getLong("rows_duplicate"), row.getLong("rows_rejected"),
                row.getLong("rows_blank"));
    }

    private static final String REJECTIONS = """
            select line, code, column_name, raw
            from import_rejection
            where import_id = :id
            order by line
            """;

    /// O4: the rejections are the model's, each once.
    public void hasRejections(ImportId importId, List<Rejection> expected) {
        var differences = new Differences("O4 rejections of import " + importId);
        var missing = new ArrayList<>(expected);
        var actual = database.sql(REJECTIONS)
                .param("id", importId.value())
                .query((row, _) -> new Rejection(row.getLong("line"), row.getString("code"),
                        row.getString("column_name"), row.getString("raw")))
                .list();
        for (var rejection : actual) {
            if (!missing.removeIf(wanted -> agrees(wanted, rejection))) {
                differences.add("should not be there, or not so: " + rejection);
            }
        }
        missing.forEach(wanted -> differences.add("is missing: " + wanted));
        differences.failIfAny();
    }

    private static boolean agrees(Rejection wanted, Rejection actual) {
        return wanted.line() == actual.line() && wanted.code().equals(actual.code())
                && (wanted.column() == null || wanted.column().equalsIgnoreCase(actual.column()))
                && (wanted.raw() == null || Objects.equals(wanted.raw(), actual.raw()));
    }

    private static final String LITTER = """
            select 'table ' || n.nspname || '.' || c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'staging' and c.relkind in ('r', 'p', 'S', 'v')
            union all
            select 'session ' || pid || ' idle in transaction after: ' || query
            from pg_stat_activity
            where datname = current_database()
              and pid <> pg_backend_pid()
              and state like 'idle in transaction%'
            """;

    /// O8: no table is left in `staging` and no session sits idle in a transaction. A pool on its
    /// way to commit looks idle for an instant, hence the few seconds of patience.
    public void leavesNoLitter() {
        var deadline = System.nanoTime() + LITTER_PATIENCE_NANOS;
        var litter = database.sql(LITTER).query(String.class).list();
        while (!litter.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            litter = database.sql(LITTER).query(String.class).list();
        }
        var differences = new Differences("O8 litter");
        litter.forEach(differences::add);
        differences.failIfAny();
    }
}
