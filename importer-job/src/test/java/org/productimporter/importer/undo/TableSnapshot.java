package org.productimporter.importer.undo;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Copies of tables, so that a test can return to their rows. For one thread.
final class TableSnapshot {

    private static final List<String> TABLES =
            List.of("product", "product_change", "product_outbox", "import", "import_chunk");

    private final JdbcClient database;

    private TableSnapshot(JdbcClient database) {
        this.database = database;
    }

    static TableSnapshot of(JdbcClient database) {
        for (var table : TABLES) {
            database.sql("drop table if exists snapshot_%s".formatted(table)).update();
            database.sql("create table snapshot_%s as select * from %1$s".formatted(table)).update();
        }
        return new TableSnapshot(database);
    }

    /// Restores the rows after the tables were emptied.
    void restore() {
        for (var table : TABLES) {
            var columns = columns(table);
            database.sql("insert into %s (%s) overriding system value select %2$s from snapshot_%1$s".formatted(table,
                    columns)).update();
        }
        database.sql("select setval('product_change_id_seq', 1000000)").query((_, _) -> true).single();
    }

    private String columns(String table) {
        return database.sql("""
                select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
                from information_schema.columns
                where table_schema = 'public'
                and table_name = :table
                and is_generated = 'NEVER'
                """).param("table", table).query(String.class).single();
    }

    void drop() {
        TABLES.forEach(table -> database.sql("drop table snapshot_" + table).update());
    }
}
