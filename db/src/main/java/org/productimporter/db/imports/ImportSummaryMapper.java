package org.productimporter.db.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.ImportUndo;
import org.productimporter.model.imports.RowCounts;
import org.productimporter.model.imports.UndoEffect;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps a row of `find-imports.sql`. Thread-safe.
final class ImportSummaryMapper implements RowMapper<ImportSummary> {

    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

    @Override
    public ImportSummary mapRow(ResultSet row, int number) throws SQLException {
        var state = ImportState.of(row.getString("state"));
        var preview = row.getBoolean("preview");
        var progress = progress(row);
        var counts = counts(row, state);
        var working = !state.isFinal() && state != ImportState.QUEUED && row.getTimestamp("waiting_since") == null;
        return new ImportSummary(row.getLong("id"), row.getString("file_name"), state, row.getString("phase"),
                row.getString("message"), row.getDouble("percent"), row.getLong("file_size"),
                bytesRead(row, state, progress), counts, row.getLong(prefix(row, state) + "deactivated"),
                working ? progress.rowsPerSecond() : finalRate(row, state, counts),
                working ? progress.etaSeconds(preview) : null, row.getInt("attempt"),
                JsonMapper.shared().readValue(row.getString("options"), OPTIONS), row.getObject("retry_of", Long.class),
                row.getString("requested_by"), SqlTime.required(row, "requested_at"),
                SqlTime.optional(row, "started_at"), SqlTime.optional(row, "finished_at"),
                row.getObject("duration", Double.class), row.getString("file_sha256"),
                row.getObject("job_execution_id", Long.class), List.of((String[]) row.getArray("warnings").getArray()),
                failure(row), SqlTime.optional(row, "undo_until"), undo(row));
    }

    private static boolean isUndo(ResultSet row) throws SQLException {
        return row.getString("undo_requested_by") != null;
    }

    /// The products of the blocks that are undone are in the ledger.
    private static @Nullable ImportUndo undo(ResultSet row) throws SQLException {
        return isUndo(row)
                ? new ImportUndo(row.getString("undo_requested_by"), SqlTime.required(row, "undo_requested_at"),
                        SqlTime.optional(row, "undo_finished_at"), UndoEffect.of(row.getLong("ledger_inserted"),
                                row.getLong("ledger_updated"), row.getLong("ledger_unchanged")))
                : null;
    }

    private static ImportProgress progress(ResultSet row) throws SQLException {
        return new ImportProgress(row.getLong("stage_bytes"), row.getLong("stage_bytes_done"),
                new ImportProgress.Chunks(row.getLong("preview_chunks"), row.getLong("preview_done")),
                new ImportProgress.Chunks(row.getLong("merge_chunks"), row.getLong("merge_done")),
                new ImportProgress.Attempt(row.getLong("attempt_stage_bytes"), row.getLong("attempt_stage_rows"),
                        row.getDouble("attempt_stage_seconds"), row.getLong("attempt_chunks"),
                        row.getLong("attempt_chunk_rows"), row.getDouble("attempt_chunk_seconds")));
    }

    private static RowCounts counts(ResultSet row, ImportState state) throws SQLException {
        var prefix = prefix(row, state);
        return new RowCounts(row.getLong(prefix + "read"), row.getLong(prefix + "inserted"),
                row.getLong(prefix + "updated"), row.getLong(prefix + "unchanged"), row.getLong(prefix + "duplicate"),
                row.getLong(prefix + "rejected"), row.getLong(prefix + "blank"));
    }

    /// Returns the prefix of the columns with the counts: the row has them after the end of the import, until then the
    /// ledger.
    private static String prefix(ResultSet row, ImportState state) throws SQLException {
        var written = state.isFinal() && row.getLong("rows_read") > 0;
        return state == ImportState.COMPLETED || written || isUndo(row) ? "rows_" : "ledger_";
    }

    /// The ranges do not contain the header, so the whole file counts as read once it is staged.
    private static long bytesRead(ResultSet row, ImportState state, ImportProgress progress) throws SQLException {
        return state == ImportState.COMPLETED || isUndo(row) || progress.isStaged() ? row.getLong("file_size")
                : progress.stageBytesDone();
    }

    /// Null after several attempts, because the duration contains the pauses between them.
    private static @Nullable Long finalRate(ResultSet row, ImportState state, RowCounts counts) throws SQLException {
        var seconds = row.getDouble("duration") - row.getDouble("waited");
        return state == ImportState.COMPLETED && row.getInt("attempt") == 1 && seconds > 0
                ? Math.round(counts.read() / seconds)
                : null;
    }

    private static @Nullable ImportFailure failure(ResultSet row) throws SQLException {
        var title = row.getString("error_title");
        return title == null ? null
                : new ImportFailure(title, row.getString("error_detail"), row.getString("error_action"));
    }
}
