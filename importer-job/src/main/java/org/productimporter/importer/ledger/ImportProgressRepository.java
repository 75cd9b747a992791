package org.productimporter.importer.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.imports.ImportResult;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportPhase;
import org.productimporter.model.imports.ImportState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What the import's own row says while an attempt works on it. Every change is fenced: an
/// attempt that has been replaced changes nothing. Thread-safe.
@Transactional
public class ImportProgressRepository {

    private static final Logger LOG = LoggerFactory.getLogger(ImportProgressRepository.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ChunkTotals sumChunks;
    private final ImportStateRepository states;

    public ImportProgressRepository(JdbcClient jdbc, JsonMapper json, ImportStateRepository states) {
        this.jdbc = jdbc;
        this.json = json;
        this.sumChunks = new ChunkTotals(jdbc);
        this.states = states;
    }

    private static final String ENTER = """
            update import
            set phase = :phase,
                message = :message
            where id = :id
            and fence = :fence
            """;

    /// Says which phase begins.
    ///
    /// @throws FencedOffException when another attempt has taken over
    public void enter(ImportAttempt attempt, ImportPhase phase, String message) {
        var changed = jdbc.sql(ENTER)
                .param("phase", phase.text())
                .param("message", message)
                .param("id", attempt.id().value())
                .param("fence", attempt.fence())
                .update();
        requireHeld(attempt, changed);
        LOG.info("Import {} begins phase {}: {}", attempt.id(), phase.text(), message);
    }

    private static final String RUNS_AS = """
            update import
            set job_execution_id = :execution
            where id = :id
            and fence = :fence
            """;

    /// Notes which Spring Batch execution runs the attempt.
    ///
    /// @throws FencedOffException when another attempt has taken over
    public void runsAs(ImportAttempt attempt, long jobExecutionId) {
        var changed = jdbc.sql(RUNS_AS)
                .param("execution", jobExecutionId)
                .param("id", attempt.id().value())
                .param("fence", attempt.fence())
                .update();
        requireHeld(attempt, changed);
    }

    private static final String HOLD = """
            select id
            from import
            where id = :id
            and fence = :fence
            and state in ('running', 'stopping')
            for no key update
            """;

    /// Keeps other attempts from taking over until the caller's transaction ends: for changes
    /// that would ruin what a later attempt has done, or the result of an import that has ended.
    ///
    /// @throws FencedOffException when another attempt has taken over already
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ImportAttempt attempt) {
        var held = jdbc.sql(HOLD)
                .param("id", attempt.id().value())
                .param("fence", attempt.fence())
                .query((row, _) -> row.getLong("id"))
                .list();
        requireHeld(attempt, held.size());
    }

    private static final String INSPECTED = """
            update import
            set layout = :layout::jsonb,
                records_from = :recordsFrom,
                warnings = :warnings,
                file_sha256 = :sha256
            where id = :id
            and fence = :fence
            """;

    /// Keeps what inspection found, for workers, restarts and the rejections file.
    ///
    /// @param recordsFrom first byte after the header
    /// @throws FencedOffException when another attempt has taken over
    public void inspected(ImportAttempt attempt, CsvLayout layout, long recordsFrom, List<String> warnings,
            String sha256) {
        var changed = jdbc.sql(INSPECTED)
                .param("layout", json.writeValueAsString(layout))
                .param("recordsFrom", recordsFrom)
                .param("warnings", warnings.toArray(String[]::new))
                .param("sha256", sha256)
                .param("id", attempt.id().value())
                .param("fence", attempt.fence())
                .update();
        requireHeld(attempt, changed);
    }

    /// What inspection found, or nothing as long as the file has not been accepted.
    public Optional<CsvLayout> layout(ImportId id) {
        return jdbc.sql("select layout from import where id = :id and layout is not null")
                .param("id", id.value())
                .query((row, _) -> json.readValue(row.getString("layout"), CsvLayout.class))
                .optional();
    }

    private static final String VOID_STAGED = """
            with shown as (
                update import
                set percent_floor = greatest(percent_floor, import_percent(id))
                where id = :id
            ), forgotten as (
                delete from import_rejection
                where import_id = :id
                and code <> 'unknown_sku'
            )
            update import_chunk
            set done_at = null,
                rows_read = 0,
                rows_blank = 0,
                rows_rejected = 0
            where import_id = :id
            and phase = 'stage'
            and done_at is not null
            """;

    /// Forgets what was staged, because staging is empty: all ranges are open again. The
    /// percentage that was shown stays the least that is shown.
    public void forgetStaged(ImportId id) {
        jdbc.sql(VOID_STAGED).param("id", id.value()).update();
    }

    private static final String BROKE_OFF = """
            update import
            set message = :message
            where id = :id
            and fence = :fence
            and state = 'running'
            """;

    /// Says that an attempt broke off and will be followed by another.
    public void brokeOff(ImportAttempt attempt, String cause) {
        jdbc.sql(BROKE_OFF)
                .param("message", "attempt %d broke off and is repeated: %s".formatted(attempt.number(), cause))
                .param("id", attempt.id().value())
                .param("fence", attempt.fence())
                .update();
    }

    /// Ends the import as failed, with the counts of what was done.
    ///
    /// @return whether it was still this attempt's to end
    public boolean fail(ImportAttempt attempt, ImportFailure failure) {
        return end(attempt, ImportAction.FAIL, ImportState.FAILED, failure.title(), failure);
    }

    /// Ends the import as stopped, if somebody asked for it, with the counts of what was done.
    public void confirmStop(ImportAttempt attempt) {
        end(attempt, ImportAction.CONFIRM_STOP, ImportState.STOPPED, "stopped on request", null);
    }

    private boolean end(ImportAttempt attempt, ImportAction action, ImportState to, String message,
            @Nullable ImportFailure failure) {
        var done = sumChunks.sum(attempt.id(), Kind.MERGE);
        var result = new ImportResult(message, done.counts(), done.deactivated(), failure);
        return states.end(attempt.id(), attempt.fence(), action, to, result);
    }

    private static final String IS_STOP_REQUESTED = """
            select state in ('stopping', 'stopped')
            from import
            where id = :id
            """;

    /// Whether somebody asked to stop the import.
    public boolean isStopRequested(ImportId id) {
        return jdbc.sql(IS_STOP_REQUESTED).param("id", id.value()).query(Boolean.class).optional().orElse(false);
    }

    private static void requireHeld(ImportAttempt attempt, int changed) {
        if (changed != 1) {
            throw new AttemptFencedException(attempt);
        }
    }
}
