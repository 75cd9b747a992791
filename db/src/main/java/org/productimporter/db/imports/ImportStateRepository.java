package org.productimporter.db.imports;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportTransition;
import org.productimporter.model.imports.SourceFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Adds imports, moves them from state to state along [ImportTransition], and removes them; no
/// other class writes `import.state`. A transition and its webhook event are one transaction.
/// Every method joins the caller's transaction. Thread-safe.
@Transactional(propagation = Propagation.MANDATORY)
public class ImportStateRepository {

    private final JdbcClient jdbc;
    private final ImportEventPublisher events;

    public ImportStateRepository(JdbcClient jdbc, ImportSummaryRepository summaries) {
        this.jdbc = jdbc;
        this.events = new ImportEventPublisher(jdbc, summaries);
    }

    private static final String ADD = """
            insert into import (file_name, file_path, file_size, file_sha256, source, options,
                                idempotency_key, requested_by)
            values (:file_name, :file_path, :file_size, :file_sha256, :source,
                    cast(:options as jsonb), :idempotency_key, :requested_by)
            on conflict (requested_by, idempotency_key) do nothing
            returning id
            """;

    /// Adds a queued import; empty when its requester has used its key before.
    public Optional<ImportId> add(ImportRequest request, SourceFile file) {
        return jdbc.sql(ADD)
                .param("file_name", request.fileName())
                .param("file_path", file.path().toString())
                .param("file_size", file.size())
                .param("file_sha256", file.sha256())
                .param("source", request.source().text())
                .param("options", JsonMapper.shared().writeValueAsString(request.options().toMap()))
                .param("idempotency_key", request.idempotencyKey())
                .param("requested_by", request.requestedBy())
                .query((row, _) -> new ImportId(row.getLong("id")))
                .optional();
    }

    private static final String CURRENT = """
            select state, abandoned_at is not null as abandoned
            from import
            where id = :id
            """;

    private Optional<CurrentState> current(String sql, long id) {
        return jdbc.sql(sql)
                .param("id", id)
                .query((row, _) -> new CurrentState(ImportState.of(row.getString("state")),
                        row.getBoolean("abandoned")))
                .optional();
    }

    /// The state of an import, without a lock.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<CurrentState> current(long id) {
        return current(CURRENT, id);
    }

    /// Reads the state of an import and locks its row until the transaction ends, so that
    /// concurrent requests are decided one after the other.
    public Optional<CurrentState> lock(long id) {
        return current(CURRENT + "for update", id);
    }

    /// Reads the state of an import and locks its row against other attempts and requests. The
    /// lock lets rows that refer to the import come in: a frozen worker may hold such a lock for
    /// a minute, and whoever waits for it keeps all others from beginning.
    public Optional<CurrentState> lockForAttempt(ImportId id) {
        return current(CURRENT + "for no key update", id.value());
    }

    private static final String END_WITHOUT_ATTEMPT = """
            update import
            set state = :to,
                message = :message,
                finished_at = clock_timestamp()
            where id = :id
            and state = any (:from)
            returning old.state
            """;

    /// Stops a queued import at once.
    public boolean stopQueued(long id) {
        return move(id, ImportAction.STOP, ImportState.STOPPED,
                jdbc.sql(END_WITHOUT_ATTEMPT).param("message", "stopped before it began"));
    }

    private static final String STOP_RUNNING = SqlFile.read(ImportStateRepository.class, "stop-running-import.sql");

    /// Asks the workers of a running import to stop; they look at the state before each chunk.
    public boolean stopRunning(long id) {
        return move(id, ImportAction.STOP, ImportState.STOPPING, jdbc.sql(STOP_RUNNING));
    }

    /// Ends an import that is to stop and that no attempt works on.
    public boolean confirmStop(ImportId id) {
        return move(id.value(), ImportAction.CONFIRM_STOP, ImportState.STOPPED,
                jdbc.sql(END_WITHOUT_ATTEMPT).param("message", "stopped on request"));
    }

    private static final String QUEUE_AGAIN = SqlFile.read(ImportStateRepository.class, "queue-import-again.sql");

    /// Queues a stopped or failed import again; what it has done is kept.
    public boolean restart(long id) {
        return move(id, ImportAction.RESTART, ImportState.QUEUED, jdbc.sql(QUEUE_AGAIN).param("apply", false));
    }

    /// Queues a previewed import for its merge. The percentage that was shown stays the least
    /// that is shown.
    public boolean apply(long id) {
        return move(id, ImportAction.APPLY, ImportState.QUEUED, jdbc.sql(QUEUE_AGAIN).param("apply", true));
    }

    private static final String ABANDON = """
            update import
            set state = :to,
                abandoned_at = clock_timestamp(),
                message = 'abandoned',
                error_title = 'Abandoned',
                error_detail = coalesce('Before that: ' || error_title, 'The import was stopped'),
                error_action = 'Send the file again'
            where id = :id
            and state = any (:from)
            and abandoned_at is null
            returning old.state
            """;

    /// Gives a stopped or failed import up for good.
    public boolean abandon(long id) {
        return move(id, ImportAction.ABANDON, ImportState.FAILED, jdbc.sql(ABANDON));
    }

    private static final String DELETE = """
            delete from import
            where id = :id
            and state = any (:from)
            returning file_path
            """;

    /// Removes an import that has ended, with its ledger and rejections.
    ///
    /// @return where its file lies
    public Path delete(long id) {
        return jdbc.sql(DELETE)
                .param("id", id)
                .param("from", texts(ImportAction.DELETE, null))
                .query((row, _) -> Path.of(row.getString("file_path")))
                .single();
    }

    private static final String BEGIN = SqlFile.read(ImportStateRepository.class, "begin-import.sql");

    /// Begins the next attempt at an import on `node`. Its fence ends earlier attempts.
    public boolean begin(ImportId id, String node) {
        return move(id.value(), ImportAction.BEGIN, ImportState.RUNNING, jdbc.sql(BEGIN).param("node", node));
    }

    private static final String END = SqlFile.read(ImportStateRepository.class, "end-import.sql");

    /// Ends an import for the attempt that holds `fence`. Changes nothing when another attempt
    /// has taken over or the import has ended.
    ///
    /// @return whether the import was still this attempt's to end
    public boolean end(ImportId id, long fence, ImportAction action, ImportState to, ImportResult result) {
        var counts = result.counts();
        var failure = Optional.ofNullable(result.failure());
        return move(id.value(), action, to,
                jdbc.sql(END)
                        .param("fence", fence)
                        .param("message", result.message())
                        .param("read", counts.read())
                        .param("inserted", counts.inserted())
                        .param("updated", counts.updated())
                        .param("unchanged", counts.unchanged())
                        .param("duplicate", counts.duplicate())
                        .param("rejected", counts.rejected())
                        .param("blank", counts.blank())
                        .param("deactivated", result.deactivated())
                        .param("title", failure.map(ImportFailure::title).orElse(null))
                        .param("detail", failure.map(ImportFailure::detail).orElse(null))
                        .param("action", failure.map(ImportFailure::action).orElse(null)));
    }

    /// Runs an update that returns the state before it.
    private boolean move(long id, ImportAction action, ImportState to, StatementSpec update) {
        var from = update.param("id", id)
                .param("to", to.text())
                .param("from", texts(action, to))
                .query((row, _) -> ImportState.of(row.getString("state")))
                .optional();
        from.flatMap(state -> ImportTransition.find(state, action))
                .flatMap(ImportTransition::event)
                .ifPresent(type -> events.publish(type, id));
        return from.isPresent();
    }

    private static String[] texts(ImportAction action, @Nullable ImportState to) {
        return ImportTransition.sources(action, to).stream().map(ImportState::text).toArray(String[]::new);
    }
}
