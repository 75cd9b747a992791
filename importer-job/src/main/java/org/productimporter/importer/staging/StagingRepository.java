package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes, checks and drops the staging tables of an import. Thread-safe; every method joins the
/// caller's transaction, so that a table and what the ledger says about it commit together.
///
/// The tables are UNLOGGED: writing them costs no WAL, and a crash of PostgreSQL empties them.
/// The marker is such a table too and holds one row from the moment the tables exist, so "marker
/// gone" is exactly "rows may be gone".
@Transactional(propagation = Propagation.MANDATORY)
public class StagingRepository {

    /// What [#prepare] found.
    public enum Found {
        /// The tables of an earlier attempt, with all rows whose chunks are recorded as done.
        INTACT,
        /// Nothing, or emptied tables: whatever the ledger says about staged chunks is void.
        EMPTY
    }

    private final JdbcClient jdbc;

    public StagingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes sure that the tables exist, with one partition for each of `buckets` buckets.
    public Found prepare(ImportId id, int buckets) {
        var tables = new StagingTableNames(id);
        if (isIntact(tables)) {
            return Found.INTACT;
        }
        drop(id);
        create(tables, buckets);
        return Found.EMPTY;
    }

    /// Asserts that nothing staged has been lost; to be asked in every transaction that adds rows
    /// to staging or trusts it.
    ///
    /// @throws StagingLostException when a crash of PostgreSQL emptied the tables
    public void requireIntact(ImportId id) {
        if (!isIntact(new StagingTableNames(id))) {
            throw new StagingLostException(id);
        }
    }

    /// Drops the tables if they exist.
    public void drop(ImportId id) {
        var tables = new StagingTableNames(id);
        jdbc.sql(tables.in("drop table if exists ${rows}, ${marker}, ${mentions}")).update();
    }

    private static final String ORPHANS = """
            select substring(relname from '^import_(\\d+)_marker$')::bigint as id
            from pg_class
            where relnamespace = 'staging'::regnamespace
            and relname ~ '^import_\\d+_marker$'
            and not exists (
                select from import i
                where relname = 'import_' || i.id || '_marker'
                and i.state <> 'completed')
            """;

    /// Drops the tables of imports that are completed or deleted.
    public void dropOrphans() {
        jdbc.sql(ORPHANS).query((row, _) -> new ImportId(row.getLong("id"))).list().forEach(this::drop);
    }

    private boolean isIntact(StagingTableNames tables) {
        return exists(tables.marker())
                && jdbc.sql(tables.in("select exists (select from ${marker})")).query(Boolean.class).single();
    }

    private boolean exists(String table) {
        return jdbc.sql("select to_regclass(:table) is not null").param("table", table).query(Boolean.class).single();
    }

    private static final String CREATE = """
            create table ${rows} (
                bucket smallint not null,
                line bigint not null,
                sku text not null,
                name text,
                description text,
                price numeric(14, 2),
                active boolean)
            partition by list (bucket);
            create unlogged table ${mentions} (sku text not null);
            create unlogged table ${marker} (staged_since timestamptz not null);
            insert into ${marker} values (now())
            """;

    private static final String CREATE_BUCKET =
            "create unlogged table ${bucket} partition of ${rows} for values in (${no})";

    private void create(StagingTableNames tables, int buckets) {
        jdbc.sql(tables.in(CREATE)).update();
        for (int no = 0; no < buckets; no++) {
            jdbc.sql(tables.in(CREATE_BUCKET, no)).update();
        }
    }
}
