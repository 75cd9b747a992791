package org.productimporter.web.imports.differences;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.differences.DifferencePage.Block;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the blocks of differences of an import: of its preview, or of the history of what it has changed. Thread-safe.
@Repository
class DifferenceRepository {

    /// A table of blocks.
    enum Table {
        IMPORT_PREVIEW, PRODUCT_CHANGE
    }

    private final JdbcClient jdbc;

    DifferenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String STATE = """
            select state
            from import
            where id = :import
            """;

    /// Returns the table with the differences of an import, or empty if it does not exist.
    Optional<Table> table(long importId) {
        return jdbc.sql(STATE)
                .param("import", importId)
                .query(String.class)
                .optional()
                .map(state -> state.equals("previewed") ? Table.IMPORT_PREVIEW : Table.PRODUCT_CHANGE);
    }

    private static final RowMapper<Block> BLOCK = new SimplePropertyRowMapper<>(Block.class);

    private static final String BLOCKS = """
            select id, change, largest_price_change as largest, smallest_price_change as smallest
            from ${table}
            where import_id = :import
            and (cast(:change as text) is null or change = :change)
            """;

    /// Returns the blocks of an import without their content.
    ///
    /// @param change only blocks of this kind, or null for all
    List<Block> blocks(Table table, long importId, @Nullable String change) {
        return jdbc.sql(in(table, BLOCKS)).param("import", importId).param("change", change).query(BLOCK).list();
    }

    /// Returns the content of a block, or empty if it has been deleted.
    Optional<byte[]> content(Table table, long block) {
        return jdbc.sql(in(table, "select differences from ${table} where id = :id"))
                .param("id", block)
                .query((row, _) -> row.getBytes("differences"))
                .optional();
    }

    private static String in(Table table, String sql) {
        return sql.replace("${table}", table.name().toLowerCase(Locale.ROOT));
    }
}
