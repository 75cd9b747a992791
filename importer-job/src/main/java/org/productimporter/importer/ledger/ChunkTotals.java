package org.productimporter.importer.ledger;

import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportResultService.Totals;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sums the counts of the chunks of an import. Thread-safe; joins the transaction of the caller.
@Component
final class ChunkTotals {

    private final JdbcClient jdbc;

    ChunkTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SUM = """
            select
                coalesce(sum(rows_read) filter (where phase = 'stage'), 0) as read,
                coalesce(sum(rows_inserted), 0) as inserted,
                coalesce(sum(rows_updated), 0) as updated,
                coalesce(sum(rows_unchanged), 0) as unchanged,
                coalesce(sum(rows_duplicate), 0) as duplicate,
                coalesce(sum(rows_rejected), 0) as rejected,
                coalesce(sum(rows_blank), 0) as blank,
                coalesce(sum(rows_read) filter (where phase <> 'stage'), 0) as staged,
                coalesce(sum(rows_deactivated), 0) as deactivated,
                (select count(*) from import_rejection where import_id = :import)
                    -- The merge would reject these rows; a preview only counts them.
                    + coalesce(sum(rows_rejected) filter (where phase = 'preview'), 0) as rejections,
                (select records_to - records_from from import where id = :import)
                    - coalesce(sum(to_byte - from_byte) filter (where done_at is not null), 0) as unread_bytes
            from import_chunk
            where import_id = :import
            and phase in ('stage', :outcome)
            """;

    /// Returns the sums of the staged ranges and the chunks of `outcome`.
    Totals sum(ImportId id, Kind outcome) {
        return jdbc.sql(SUM)
                .param("import", id.value())
                .param("outcome", outcome.text())
                .query((row, _) -> new Totals(
                        new RowCounts(row.getLong("read"), row.getLong("inserted"), row.getLong("updated"),
                                row.getLong("unchanged"), row.getLong("duplicate"), row.getLong("rejected"),
                                row.getLong("blank")),
                        row.getLong("staged"), row.getLong("deactivated"), row.getLong("rejections"),
                        row.getLong("unread_bytes")))
                .single();
    }
}
