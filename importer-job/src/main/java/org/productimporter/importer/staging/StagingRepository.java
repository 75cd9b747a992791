package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Creates, checks and drops the staging tables of an import. Thread-safe; requires a transaction, so
/// that a table and its ledger rows commit together.
///
/// The tables are UNLOGGED: writing them produces no WAL, and a crash of PostgreSQL empties them. The
/// marker is an UNLOGGED table with one row, inserted when the tables are created. If its row is
/// missing, the staged rows may be missing as well.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StagingRepository {

    /// The contents of the staging tables after [#prepare].
    public enum Contents {
        /// Contain all rows of the chunks that are recorded as done.
        INTACT,
        /// Empty: the staged chunks of the ledger are invalid.
        EMPTY
    }

    private final JdbcClient jdbc;

    StagingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Creates the tables, unless they are intact.
    public Contents prepare(ImportId id) {
        var tables = new StagingTableNames(id);
        if (isIntact(tables)) {
            return Contents.INTACT;
        }
        drop(id);
        jdbc.sql(tables.in(CREATE)).update();
        return Contents.EMPTY;
    }

    /// Returns whether the tables exist and no staged row is lost.
    public boolean isIntact(ImportId id) {
        return isIntact(new StagingTableNames(id));
    }

    /// Verifies that no staged row is lost. Called in every transaction that writes or reads staged rows.
    ///
    /// @throws StagingLostException if a crash of PostgreSQL has emptied the tables
    public void requireIntact(ImportId id) {
        if (!isIntact(id)) {
            throw new StagingLostException(id);
        }
    }

    /// Drops the tables if they exist.
    public void drop(ImportId id) {
        var tables = new StagingTableNames(id);
        jdbc.sql(tables.in("drop table if exists ${rows}, ${marker}, ${mentioned_skus}, ${staged_keys}")).update();
    }

    private static final String ORPHANS = """
            select substring(relname from '^import_(\\d+)_marker$')::bigint as id
            from pg_class
            where relnamespace = 'staging'::regnamespace
            and relname ~ '^import_\\d+_marker$'
            and not exists (
                select from import i
                where relname = 'import_' || i.id || '_marker'
                and i.state <> 'completed'
                and i.undo_requested_at is null)
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

    /// The blocks are not compressed, which would take longer than everything else in this phase.
    private static final String CREATE = """
            create unlogged table ${rows} (
                bucket integer,
                range_no integer,
                rows bytea storage external not null,
                primary key (bucket, range_no));
            create unlogged table ${mentioned_skus} (sku text not null);
            create unlogged table ${staged_keys} (sku_key text collate "C" not null);
            create unlogged table ${marker} (staged_since timestamptz not null);
            insert into ${marker} values (now())
            """;
}
