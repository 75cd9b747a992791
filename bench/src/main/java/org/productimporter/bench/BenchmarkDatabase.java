package org.productimporter.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.Expected;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database of Product Importer on the benchmark server.
final class BenchmarkDatabase {

    private final PostgresServer postgres;
    private final String name;
    private final JdbcClient database;

    BenchmarkDatabase(PostgresServer postgres, String name) {
        this.postgres = postgres;
        this.name = name;
        this.database = postgres.createDatabase(name);
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

    private ImportId lastImport() {
        return new ImportId(database.sql("select max(id) from import").query(Long.class).single());
    }

    private static final String DURATIONS = """
            select i.state,
                   extract(epoch from i.finished_at - i.started_at) as import,
                   extract(epoch from min(c.started_at) filter (where c.phase = 'stage')
                       - i.started_at) as inspect,
                   extract(epoch from max(c.done_at) filter (where c.phase = 'stage')
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

    /// Returns the seconds of each phase of the last import, from its row and its ledger.
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
                durations.put(phase, row.getDouble(phase));
            }
            return Map.copyOf(durations);
        }).single();
    }
}
