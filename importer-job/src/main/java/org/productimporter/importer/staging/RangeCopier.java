package org.productimporter.importer.staging;

import java.util.List;
import java.util.Objects;
import org.productimporter.importer.copy.BinaryCopy;
import org.productimporter.importer.rows.Row;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.text.Utf8Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Copies the rows of one range into the staging tables of its import, in the transaction of the
/// caller. Thread-safe.
@Component
public final class RangeCopier {

    private final BinaryCopy copies;
    private final JdbcClient jdbc;

    RangeCopier(BinaryCopy copies, JdbcClient jdbc) {
        this.copies = copies;
        this.jdbc = jdbc;
    }

    /// Copies the rows of `range`. With `missing=deactivate`, also stores the keys of its rows and the SKUs of its rejected
    /// rows: their products are not missing.
    public void copy(ImportId id, StagedRange range, Missing missing) {
        assignByDatabase(range);
        var tables = new StagingTableNames(id);
        copyBlocks(tables, range);
        if (missing == Missing.DEACTIVATE) {
            copyKeys(tables, range);
            insertMentionedSkus(tables, range.rejected());
        }
    }

    private static final String KEYS = """
            select product_key(sku)
            from unnest(:skus) with ordinality as given (sku, no)
            order by no
            """;

    private void assignByDatabase(StagedRange range) {
        var rows = range.withoutKey();
        if (rows.isEmpty()) {
            return;
        }
        var keys = jdbc.sql(KEYS)
                .param("skus", rows.stream().map(row -> row.sku().text()).toArray(String[]::new))
                .query(String.class)
                .list();
        for (int i = 0; i < rows.size(); i++) {
            range.add(rows.get(i), Utf8Text.of(keys.get(i)));
        }
    }

    private static final String COPY_BLOCKS = "copy ${rows} (bucket, range_no, rows) from stdin (format binary)";

    private void copyBlocks(StagingTableNames tables, StagedRange range) {
        copies.write(tables.in(COPY_BLOCKS), copy -> {
            var blocks = range.blocks();
            for (int bucket = 0; bucket < blocks.length; bucket++) {
                var block = blocks[bucket];
                if (block != null) {
                    var sorted = block.sorted();
                    copy.startRow(3);
                    copy.integer(bucket);
                    copy.integer(range.no());
                    copy.bytes(sorted.bytes(), 0, sorted.length());
                }
            }
        });
    }

    private static final String COPY_KEYS = "copy ${staged_keys} (sku_key) from stdin (format binary)";

    private void copyKeys(StagingTableNames tables, StagedRange range) {
        copies.write(tables.in(COPY_KEYS), copy -> {
            for (var block : range.blocks()) {
                if (block != null) {
                    for (var row : StagedRow.rowsOf(block.bytes(), 0, block.length())) {
                        copy.startRow(1);
                        copy.text(row.key());
                    }
                }
            }
        });
    }

    private static final String INSERT_MENTIONED_SKUS = """
            insert into ${mentioned_skus} (sku)
            select unnest(:skus)
            """;

    private void insertMentionedSkus(StagingTableNames tables, List<Row.Rejected> rejected) {
        var skus = rejected.stream().map(Row.Rejected::sku).filter(Objects::nonNull).toArray(String[]::new);
        jdbc.sql(tables.in(INSERT_MENTIONED_SKUS)).param("skus", skus).update();
    }
}
