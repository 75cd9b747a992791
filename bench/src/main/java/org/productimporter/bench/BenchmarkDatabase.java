package org.productimporter.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.productimporter.db.SqlTime;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database of Product Importer on the benchmark server.
final class BenchmarkDatabase {

    private static final Duration INDEXING_LIMIT = Duration.ofHours(1);

    private final PostgresServer postgres;
    private final String name;
    private final JdbcClient database;

    BenchmarkDatabase(PostgresServer postgres, String name) {
        this.postgres = postgres;
        this.name = name;
        this.database = postgres.createDatabase(name);
    }

    String name() {
        return name;
    }

    /// Environment variables that configure this database.
    Map<String, String> environment() {
        return Map.of("SPRING_DATASOURCE_URL", postgres.jdbcUrl(name), "SPRING_DATASOURCE_USERNAME",
                postgres.username(), "SPRING_DATASOURCE_PASSWORD", postgres.password());
    }

    /// Empties the catalogue if its tables exist.
    void reset() {
        var exists = database.sql("select to_regclass('product') is not null");
        if (exists.query(Boolean.class).single()) {
            database.sql("truncate product cascade").update();
        }
    }

    /// Opens a connection, for several statements in one session.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(name), postgres.username(), postgres.password());
    }

    private static final String SIZES = """
            select format(
                'products %s, their indexes %s; search texts %s, search index %s',
                pg_size_pretty(pg_table_size('product')),
                pg_size_pretty(pg_indexes_size('product')),
                pg_size_pretty(pg_table_size('product_search')),
                pg_size_pretty(pg_relation_size('product_search_content')))
            """;

    /// Disk usage of the catalogue.
    String sizes() {
        return database.sql(SIZES).query(String.class).single();
    }

    void settle() {
        postgres.settle(database);
    }

    JdbcClient database() {
        return database;
    }

    void check(Expected expected) {
        new CatalogueCheck(database).completed(lastImport(), expected);
    }

    private static final String TOTALS = """
            select format(
                '%s read, %s duplicate, %s rejected, %s products',
                rows_read,
                rows_duplicate,
                rows_rejected,
                (select count(*) from product))
            from import
            where id = :id
            """;

    /// @throws AssertionError if the last import has other totals than `file`
    void checkTotals(ProductFile file) {
        var expected = "%d read, %d duplicate, 0 rejected, %d products".formatted(file.rows(), file.duplicates(),
                file.rows() - file.duplicates());
        var actual = database.sql(TOTALS).param("id", lastImport().value()).query(String.class).single();
        if (!actual.equals(expected)) {
            throw new AssertionError("%s: %s, not %s".formatted(name, actual, expected));
        }
    }

    /// The time between two instants.
    record Interval(Instant from, Instant to) {

        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    private static final String PHASE = """
            select min(started_at) as begin_at,
                   max(done_at) as end_at
            from import_chunk
            where import_id = :id
            and phase = :phase
            """;

    /// The time of a phase of the last import, from its ledger.
    Interval phase(String phase) {
        return database.sql(PHASE)
                .param("id", lastImport().value())
                .param("phase", phase)
                .query((row, _) -> new Interval(row.getTimestamp("begin_at").toInstant(),
                        row.getTimestamp("end_at").toInstant()))
                .single();
    }

    private ImportId lastImport() {
        return new ImportId(database.sql("select max(id) from import").query(Long.class).single());
    }

    private static final String DURATIONS = """
            select i.state,
                   extract(epoch from greatest(i.started_at - i.requested_at, '0')) as wait,
                   extract(epoch from min(c.started_at) filter (where c.phase = 'stage')
                       - greatest(i.started_at, i.requested_at)) as inspect,
                   extract(epoch from min(c.started_at) filter (where c.phase = 'merge')
                       - min(c.started_at) filter (where c.phase = 'stage')) as stage,
                   extract(epoch from max(c.done_at) filter (where c.phase = 'merge')
                       - min(c.started_at) filter (where c.phase = 'merge')) as merge,
                   extract(epoch from i.finished_at
                       - max(c.done_at) filter (where c.phase = 'merge')) as publish
            from import i
            left join import_chunk c on c.import_id = i.id
            where i.id = :id
            group by i.id
            """;

    /// Returns the seconds of each phase of the last import but the upload, from its row and its ledger. A phase ends where
    /// the next one begins.
    ///
    /// @throws IllegalStateException if it is not completed
    Map<String, Double> durations() {
        return database.sql(DURATIONS).param("id", lastImport().value()).query((row, _) -> {
            if (!"completed".equals(row.getString("state"))) {
                throw new IllegalStateException(
                        "import %s of %s is %s, not completed".formatted(lastImport(), name, row.getString("state")));
            }
            var durations = new LinkedHashMap<String, Double>();
            for (var phase : BenchmarkReport.PHASES) {
                if (!phase.equals(BenchmarkReport.UPLOAD)) {
                    durations.put(phase, row.getDouble(phase));
                }
            }
            return Map.copyOf(durations);
        }).single();
    }

    private static final String REQUESTED = """
            select extract(epoch from requested_at - :since) as seconds
            from import
            where id = :id
            """;

    /// The seconds from `since` until the last import was requested, which is when its file had arrived. The import may begin
    /// before the client has the response.
    double secondsToRequest(Instant since) {
        return database.sql(REQUESTED)
                .param("since", SqlTime.parameter(since))
                .param("id", lastImport().value())
                .query(Double.class)
                .single();
    }

    private static final String PENDING = """
            select coalesce(sum(products), 0)
            from product_outbox
            """;

    /// The number of changes that are not in the search index yet.
    long pendingChanges() {
        return database.sql(PENDING).query(Long.class).single();
    }

    /// Waits until the search index contains all changes.
    void awaitIndexing() {
        if (!Await.within(INDEXING_LIMIT, () -> pendingChanges() == 0)) {
            throw new IllegalStateException(pendingChanges() + " changes are not indexed yet");
        }
    }

    /// Forgets the changes that are not in the search index yet.
    void discardIndexing() {
        database.sql("truncate product_outbox").update();
    }
}
