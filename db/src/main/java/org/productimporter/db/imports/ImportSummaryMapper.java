package org.productimporter.db.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads a row of `find-imports.sql`. Safe for any number of threads.
final class ImportSummaryMapper implements RowMapper<ImportSummary> {

    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

    @Override
    public ImportSummary mapRow(ResultSet row, int number) throws SQLException {
        var state = ImportState.of(row.getString("state"));
        var preview = row.getBoolean("preview");
        var work = work(row);
        var counts = counts(row, state);
        var active = state == ImportState.RUNNING || state == ImportState.STOPPING;
        return new ImportSummary(row.getLong("id"), row.getString("file_name"), state, row.getString("phase"),
                row.getString("message"), row.getDouble("percent"), row.getLong("file_size"),
                bytesRead(row, state, work), counts, row.getLong(prefix(row, state) + "deactivated"),
                active ? ProgressEstimator.rowsPerSecond(work) : finalRate(row, state, counts),
                active ? ProgressEstimator.etaSeconds(preview, work) : null, row.getInt("attempt"),
                JsonMapper.shared().readValue(row.getString("options"), OPTIONS), row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(), time(row, "started_at"),
                time(row, "finished_at"), row.getObject("duration", Double.class), row.getString("file_sha256"),
                row.getObject("job_execution_id", Long.class), List.of((String[]) row.getArray("warnings").getArray()),
                failure(row));
    }

    private static LedgerProgress work(ResultSet row) throws SQLException {
        return new LedgerProgress(row.getLong("stage_bytes"), row.getLong("stage_bytes_done"),
                new LedgerProgress.Chunks(row.getLong("preview_chunks"), row.getLong("preview_done")),
                new LedgerProgress.Chunks(row.getLong("merge_chunks"), row.getLong("merge_done")),
                new LedgerProgress.Attempt(row.getLong("attempt_stage_bytes"), row.getLong("attempt_stage_rows"),
                        row.getDouble("attempt_stage_seconds"), row.getLong("attempt_chunks"),
                        row.getLong("attempt_chunk_rows"), row.getDouble("attempt_chunk_seconds")));
    }

    private static RowCounts counts(ResultSet row, ImportState state) throws SQLException {
        var prefix = prefix(row, state);
        return new RowCounts(row.getLong(prefix + "read"), row.getLong(prefix + "inserted"),
                row.getLong(prefix + "updated"), row.getLong(prefix + "unchanged"), row.getLong(prefix + "duplicate"),
                row.getLong(prefix + "rejected"), row.getLong(prefix + "blank"));
    }

    /// The row's own counts are written when an import ends; until then the ledger has them.
    private static String prefix(ResultSet row, ImportState state) throws SQLException {
        var written = state.isFinal() && row.getLong("rows_read") > 0;
        return state == ImportState.COMPLETED || written ? "rows_" : "ledger_";
    }

    /// The ranges leave out the header, so a staged file counts as read to its end.
    private static long bytesRead(ResultSet row, ImportState state, LedgerProgress work) throws SQLException {
        return state == ImportState.COMPLETED || work.isStaged() ? row.getLong("file_size") : work.stageBytesDone();
    }

    /// Over several attempts there were pauses, which would make a rate a lie.
    private static @Nullable Long finalRate(ResultSet row, ImportState state, RowCounts counts) throws SQLException {
        var seconds = row.getDouble("duration");
        return state == ImportState.COMPLETED && row.getInt("attempt") == 1 && seconds > 0
                ? Math.round(counts.read() / seconds)
                : null;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable ImportFailure failure(ResultSet row) throws SQLException {
        var title = row.getString("error_title");
        return title == null ? null
                : new ImportFailure(title, row.getString("error_detail"), row.getString("error_action"));
    }
}
