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
import org.productimporter.model.mapping.MappingProposal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Updates the row of an import during an attempt. Every change is fenced: an attempt that is no longer
/// current changes nothing. Thread-safe.
@Repository
@Transactional
public class ImportProgressRepository {

    private static final Logger LOG = LoggerFactory.getLogger(ImportProgressRepository.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ChunkTotals chunkTotals;
    private final ImportStateRepository states;

    ImportProgressRepository(JdbcClient jdbc, JsonMapper json, ChunkTotals chunkTotals, ImportStateRepository states) {
        this.jdbc = jdbc;
        this.json = json;
        this.chunkTotals = chunkTotals;
        this.states = states;
    }

    private static final String ENTER_PHASE = """
            update import
            set phase = :phase,
                message = :message,
                attempt_failure = null
            where id = :id
            and fence = :fence
            """;

    /// Records the phase that begins.
    ///
    /// @throws AttemptFencedException if another attempt has taken over
    public void enterPhase(ImportAttempt attempt, ImportPhase phase, String message) {
        var changed = fenced(ENTER_PHASE, attempt).param("phase", phase.text()).param("message", message).update();
        requireCurrent(attempt, changed);
        LOG.info("Import {} begins phase {}: {}", attempt.id(), phase.text(), message);
    }

    private static final String RECORD_EXECUTION = """
            update import
            set job_execution_id = :execution
            where id = :id
            and fence = :fence
            """;

    /// Records the Spring Batch job execution of the attempt.
    ///
    /// @throws AttemptFencedException if another attempt has taken over
    public void recordExecution(ImportAttempt attempt, long jobExecutionId) {
        requireCurrent(attempt, fenced(RECORD_EXECUTION, attempt).param("execution", jobExecutionId).update());
    }

    private static final String LOCK = """
            select id
            from import
            where id = :id
            and fence = :fence
            and state in ('running', 'stopping', 'undoing')
            for no key update
            """;

    /// Locks the import until the transaction of the caller ends, so that no other attempt can take over
    /// during changes that would destroy its work or the result of the import.
    ///
    /// @throws AttemptFencedException if another attempt has taken over
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(ImportAttempt attempt) {
        requireCurrent(attempt, fenced(LOCK, attempt).query((row, _) -> row.getLong("id")).list().size());
    }

    private static final String RECORD_INSPECTION = """
            update import
            set mapping = :mapping::json,
                layout = :layout::jsonb,
                records_from = :recordsFrom,
                records_to = :recordsTo,
                warnings = :warnings,
                file_sha256 = :sha256
            where id = :id
            and fence = :fence
            """;

    /// Stores the result of the inspection for workers, restarts and the rejections file.
    ///
    /// @param recordsFrom first byte after the header
    /// @param recordsTo size of the file from which the rows are read
    /// @throws AttemptFencedException if another attempt has taken over
    public void recordInspection(ImportAttempt attempt, MappingProposal mapping, CsvLayout layout, long recordsFrom,
            long recordsTo, List<String> warnings, String sha256) {
        var changed = fenced(RECORD_INSPECTION, attempt).param("mapping", json.writeValueAsString(mapping))
                .param("layout", json.writeValueAsString(layout))
                .param("recordsFrom", recordsFrom)
                .param("recordsTo", recordsTo)
                .param("warnings", warnings.toArray(String[]::new))
                .param("sha256", sha256)
                .update();
        requireCurrent(attempt, changed);
    }

    private static final String RECORD_MAPPING = """
            update import
            set mapping = :mapping::json
            where id = :id
            and fence = :fence
            """;

    /// Ends the attempt with a question: the import waits until a user confirms or corrects the mapping.
    ///
    /// @throws AttemptFencedException if another attempt has taken over
    public void askMapping(ImportAttempt attempt, MappingProposal mapping) {
        var changed = fenced(RECORD_MAPPING, attempt).param("mapping", json.writeValueAsString(mapping)).update();
        requireCurrent(attempt, changed);
        end(attempt, ImportAction.ASK_MAPPING, ImportState.NEEDS_MAPPING,
                "the mapping is to be confirmed: " + mapping.questions().getFirst().message(), null);
    }

    /// Returns the layout of the file, or nothing before the file is accepted.
    public Optional<CsvLayout> layout(ImportId id) {
        return jdbc.sql("select layout from import where id = :id and layout is not null")
                .param("id", id.value())
                .query((row, _) -> json.readValue(row.getString("layout"), CsvLayout.class))
                .optional();
    }

    /// Returns the layout of an inspected file.
    public CsvLayout requireLayout(ImportId id) {
        return layout(id)
                .orElseThrow(() -> new IllegalStateException("Import %s has not been inspected.".formatted(id)));
    }

    private static final String RESET_STAGING = """
            with percentage as (
                update import
                set percent_floor = greatest(percent_floor, import_percent(id))
                where id = :id
            ), deleted as (
                delete from import_rejection
                where import_id = :id
                and code not in ('unknown_sku', 'missing_name')
                and not (code = 'too_long' and column_name is null)
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

    /// Opens all ranges again, because the staging tables are empty. The displayed percentage does not
    /// decrease.
    public void resetStaging(ImportId id) {
        jdbc.sql(RESET_STAGING).param("id", id.value()).update();
    }

    private static final String RECORD_FAILURE = """
            update import
            set message = :message,
                attempt_failure = :cause
            where id = :id
            and fence = :fence
            and state in ('running', 'undoing')
            returning stalled_attempts
            """;

    /// Records that an attempt failed and another one follows.
    ///
    /// @return the number of consecutive attempts without progress before this one; empty if another attempt has taken over
    public Optional<Integer> recordFailure(ImportAttempt attempt, String cause) {
        return fenced(RECORD_FAILURE, attempt)
                .param("message", "attempt %d failed and is repeated: %s".formatted(attempt.number(), cause))
                .param("cause", cause)
                .query((row, _) -> row.getInt("stalled_attempts"))
                .optional();
    }

    /// Ends the import as failed, with the counts so far.
    ///
    /// @return false if another attempt has taken over
    public boolean fail(ImportAttempt attempt, ImportFailure failure) {
        return end(attempt, ImportAction.FAIL, ImportState.FAILED, failure.title(), failure);
    }

    /// Ends the import as stopped, if a stop was requested, with the counts so far.
    public void confirmStop(ImportAttempt attempt) {
        end(attempt, ImportAction.CONFIRM_STOP, ImportState.STOPPED, "stopped on request", null);
    }

    private boolean end(ImportAttempt attempt, ImportAction action, ImportState to, String message,
            @Nullable ImportFailure failure) {
        var done = chunkTotals.sum(attempt.id(), Kind.MERGE);
        var result = new ImportResult(message, done.counts(), done.deactivated(), failure);
        return states.end(attempt.id(), attempt.fence(), action, to, result);
    }

    private static final String IS_STOP_REQUESTED = """
            select state in ('stopping', 'stopped')
            from import
            where id = :id
            """;

    /// Returns whether a stop of the import was requested.
    public boolean isStopRequested(ImportId id) {
        return jdbc.sql(IS_STOP_REQUESTED).param("id", id.value()).query(Boolean.class).optional().orElse(false);
    }

    private StatementSpec fenced(String sql, ImportAttempt attempt) {
        return jdbc.sql(sql).param("id", attempt.id().value()).param("fence", attempt.fence());
    }

    private static void requireCurrent(ImportAttempt attempt, int changed) {
        if (changed != 1) {
            throw new AttemptFencedException(attempt);
        }
    }
}
