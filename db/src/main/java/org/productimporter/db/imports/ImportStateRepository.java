package org.productimporter.db.imports;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportTransition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Inserts imports, changes their state along the transitions of [ImportTransition], and deletes them. The only writer of
/// `import.state`. Every method requires a transaction, in which it also publishes the webhook event of the transition.
/// Methods that change the state return whether the import was in one of the states of the table. Thread-safe.
@Transactional(propagation = Propagation.MANDATORY)
public class ImportStateRepository {

    private final JdbcClient jdbc;
    private final ImportEventPublisher events;

    public ImportStateRepository(JdbcClient jdbc, ImportSummaryRepository summaries) {
        this.jdbc = jdbc;
        this.events = new ImportEventPublisher(jdbc, summaries);
    }

    private static final String INSERT = SqlFile.read(ImportStateRepository.class, "insert-import.sql");

    /// Inserts a queued import. Returns empty if the requester has already used the idempotency key.
    public Optional<ImportId> add(ImportRequest request, SourceFile file) {
        var added = insert(request, file);
        added.ifPresent(id -> placeLast(id.value()));
        return added;
    }

    private Optional<ImportId> insert(ImportRequest request, SourceFile file) {
        return jdbc.sql(INSERT)
                .param("file_name", request.fileName())
                .param("file_path", file.path().toString())
                .param("file_size", file.size())
                .param("file_sha256", file.sha256())
                .param("source", request.source().text())
                .param("options", JsonMapper.shared().writeValueAsString(request.options().toMap()))
                .param("idempotency_key", request.idempotencyKey())
                .param("requested_by", request.requestedBy())
                .param("retry_of", request.retryOf())
                .query((row, _) -> new ImportId(row.getLong("id")))
                .optional();
    }

    private static final String PLACE_LAST = SqlFile.read(ImportStateRepository.class, "place-import-last.sql");

    /// Places an import behind all others that were asked for. Follows the locks of the row of the import and of its
    /// idempotency key: the reverse order deadlocks.
    private void placeLast(long id) {
        jdbc.sql(PLACE_LAST).param("id", id).update();
    }

    private static final String CURRENT = """
            select state, abandoned_at is not null as abandoned, undo_requested_at is not null as undo
            from import
            where id = :id
            """;

    /// Reads the state of an import without a lock.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<CurrentState> current(long id) {
        return current(CURRENT, id);
    }

    /// Reads the state of an import and locks its row, so that concurrent requests are processed one after the other.
    public Optional<CurrentState> lock(long id) {
        return current(CURRENT + "for update", id);
    }

    /// Reads the state of an import and locks its row against other attempts and requests, but not against foreign keys:
    /// the transaction of a frozen worker may hold a foreign key lock for a minute.
    public Optional<CurrentState> lockForAttempt(ImportId id) {
        return current(CURRENT + "for no key update", id.value());
    }

    private Optional<CurrentState> current(String sql, long id) {
        return jdbc.sql(sql)
                .param("id", id)
                .query((row, _) -> new CurrentState(ImportState.of(row.getString("state")), row.getBoolean("abandoned"),
                        row.getBoolean("undo")))
                .optional();
    }

    private static final String END_WITHOUT_ATTEMPT =
            SqlFile.read(ImportStateRepository.class, "end-without-attempt.sql");

    /// Stops a queued import.
    public boolean stopQueued(long id) {
        return update(id, ImportAction.STOP, ImportState.STOPPED,
                jdbc.sql(END_WITHOUT_ATTEMPT).param("message", "stopped before it began"));
    }

    private static final String STOP_RUNNING = SqlFile.read(ImportStateRepository.class, "stop-running-import.sql");

    /// Requests a running import to stop. Its workers read the state before each chunk.
    public boolean stopRunning(long id) {
        return update(id, ImportAction.STOP, ImportState.STOPPING, jdbc.sql(STOP_RUNNING));
    }

    /// Stops a stopping import after its workers have finished.
    public boolean confirmStop(ImportId id) {
        return update(id.value(), ImportAction.CONFIRM_STOP, ImportState.STOPPED,
                jdbc.sql(END_WITHOUT_ATTEMPT).param("message", "stopped on request"));
    }

    private static final String QUEUE_AGAIN = SqlFile.read(ImportStateRepository.class, "queue-import-again.sql");

    /// Queues a stopped or failed import again, or its undo. Completed chunks stay completed.
    public boolean restart(long id) {
        return update(id, ImportAction.RESTART, ImportState.QUEUED, jdbc.sql(QUEUE_AGAIN).param("apply", false))
                || requestUndo(id, ImportAction.RESTART_UNDO, null);
    }

    private static final String REQUEST_UNDO = SqlFile.read(ImportStateRepository.class, "request-undo.sql");

    /// Requests the undo of a completed import.
    ///
    /// @param by name of the token or user
    public boolean undo(long id, String by) {
        return requestUndo(id, ImportAction.UNDO, by);
    }

    private boolean requestUndo(long id, ImportAction action, @Nullable String by) {
        return update(id, action, ImportState.UNDOING,
                jdbc.sql(REQUEST_UNDO).param("by", by).param("again", action == ImportAction.RESTART_UNDO));
    }

    /// Queues a previewed import for its merge and deletes its differences. Its progress starts at that of the preview.
    public boolean apply(long id) {
        var applied = update(id, ImportAction.APPLY, ImportState.QUEUED, jdbc.sql(QUEUE_AGAIN).param("apply", true));
        return applied && jdbc.sql("delete from import_preview where import_id = :id").param("id", id).update() >= 0;
    }

    private static final String CONFIRM_MAPPING = SqlFile.read(ImportStateRepository.class, "confirm-mapping.sql");

    /// Queues an import whose mapping a user has confirmed.
    ///
    /// @param options the options of the import with the confirmed mapping
    public boolean confirmMapping(long id, ImportOptions options) {
        return inspect(id, options, true);
    }

    /// Queues an import that waits for its mapping with other options. Its inspection may ask again.
    public boolean inspectAgain(long id, ImportOptions options) {
        return inspect(id, options, false);
    }

    private boolean inspect(long id, ImportOptions options, boolean confirmed) {
        return update(id, ImportAction.CONFIRM_MAPPING, ImportState.QUEUED,
                jdbc.sql(CONFIRM_MAPPING)
                        .param("options", JsonMapper.shared().writeValueAsString(options.toMap()))
                        .param("confirmed", confirmed));
    }

    private static final String ABANDON = SqlFile.read(ImportStateRepository.class, "abandon-import.sql");

    /// Abandons a stopped or failed import. It cannot be restarted.
    public boolean abandon(long id) {
        return update(id, ImportAction.ABANDON, ImportState.FAILED, jdbc.sql(ABANDON));
    }

    private static final String DELETE = SqlFile.read(ImportStateRepository.class, "delete-import.sql");

    /// Deletes an import in a final state with its ledger and rejections.
    ///
    /// @return the path of its file
    public Path delete(long id) {
        return jdbc.sql(DELETE)
                .param("id", id)
                .param("from", sources(ImportAction.DELETE, null))
                .query((row, _) -> Path.of(row.getString("file_path")))
                .single();
    }

    private static final String BEGIN = SqlFile.read(ImportStateRepository.class, "begin-import.sql");

    /// Begins the next attempt of an import, or of its undo, on `node`. Its fencing token revokes earlier attempts.
    public boolean begin(ImportId id, String node) {
        return begin(id, node, ImportState.RUNNING) || begin(id, node, ImportState.UNDOING);
    }

    private boolean begin(ImportId id, String node, ImportState state) {
        return update(id.value(), ImportAction.BEGIN, state, jdbc.sql(BEGIN).param("node", node));
    }

    private static final String END = SqlFile.read(ImportStateRepository.class, "end-import.sql");

    /// Ends an import for the attempt with the fencing token `fence`. Returns false and changes nothing if another
    /// attempt has taken over or the import has ended.
    public boolean end(ImportId id, long fence, ImportAction action, ImportState to, ImportResult result) {
        var counts = result.counts();
        var failure = Optional.ofNullable(result.failure());
        return update(id.value(), action, to,
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

    /// Runs an update that returns the previous state, and publishes the event of the transition.
    private boolean update(long id, ImportAction action, ImportState to, StatementSpec statement) {
        var from = statement.param("id", id)
                .param("to", to.text())
                .param("from", sources(action, to))
                .query((row, _) -> ImportState.of(row.getString("state")))
                .optional();
        from.flatMap(state -> ImportTransition.find(state, action))
                .flatMap(ImportTransition::event)
                .ifPresent(type -> events.publish(type, id));
        if (from.isPresent() && (to == ImportState.QUEUED || to == ImportState.UNDOING)
                && action != ImportAction.BEGIN) {
            placeLast(id);
        }
        return from.isPresent();
    }

    private static String[] sources(ImportAction action, @Nullable ImportState to) {
        return ImportTransition.sources(action, to).stream().map(ImportState::text).toArray(String[]::new);
    }
}
