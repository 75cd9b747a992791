package org.productimporter.importer.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.productimporter.db.imports.CurrentState;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.importer.ImporterProperties;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Admits attempts: one at a time per import, a limited number of concurrent imports in the cluster, in
/// the order of the requests. Thread-safe.
@Repository
@Transactional
public class AttemptRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ImportStateRepository states;
    private final ImportProgressRepository progress;
    private final int maxImports;
    private final int maxStalledAttempts;

    AttemptRepository(JdbcClient jdbc, JsonMapper json, ImportStateRepository states, ImportProgressRepository progress,
            ImporterProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.states = states;
        this.progress = progress;
        this.maxImports = properties.maxImports();
        this.maxStalledAttempts = properties.maxStalledAttempts();
    }

    /// Requests to manage import `id` on `node`. Takes over a running import: the heartbeats of the scheduler
    /// have told the caller that its node is dead, and the new fencing token revokes a node that was only
    /// frozen.
    public Admission begin(ImportId id, String node) {
        lockAdmission();
        var state = states.lockForAttempt(id).map(CurrentState::state).filter(found -> !found.isFinal());
        if (state.isEmpty()) {
            return new Admission.Ended();
        }
        if (state.get() == ImportState.STOPPING) {
            states.confirmStop(id);
            return new Admission.Ended();
        }
        if (state.get() != ImportState.UNDOING && isFileElsewhere(id)) {
            return new Admission.FileElsewhere();
        }
        if (!mayBegin(id, state.get())) {
            return new Admission.Busy();
        }
        states.begin(id, node);
        var attempt = attempt(id);
        return failIfStalled(attempt) ? new Admission.Ended() : new Admission.Admitted(attempt);
    }

    private boolean mayBegin(ImportId id, ImportState state) {
        return switch (state) {
            case QUEUED -> isNext(id);
            case UNDOING -> isFirst(id);
            default -> true;
        };
    }

    /// Serializes admissions, so that two concurrent requests do not exceed the maximum.
    private void lockAdmission() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('product-importer admission'))").query((_, _) -> true).single();
    }

    private static final String FILE_OF_NEW_REQUEST = """
            select file_path
            from import
            where id = :id
            and source = 'command_line'
            and requested_at > clock_timestamp() - interval '1 minute'
            """;

    /// The command line requests a file of its own machine. Other nodes leave it to that machine for a
    /// minute; if the file is not readable then, the import fails.
    private boolean isFileElsewhere(ImportId id) {
        return jdbc.sql(FILE_OF_NEW_REQUEST)
                .param("id", id.value())
                .query((row, _) -> Path.of(row.getString("file_path")))
                .optional()
                .filter(file -> !Files.isReadable(file))
                .isPresent();
    }

    private static final String IS_NEXT = """
            select count(*) filter (where other.state <> 'queued' or other.merge_order < i.merge_order) < :maxImports
                or count(*) filter (where other.merge_order < i.merge_order) = 0
            from import i
            left join import other on other.state in ('queued', 'running', 'stopping') and other.id <> i.id
            where i.id = :id
            """;

    /// The first in the order is admitted in any case: where the maximum was lowered, all running imports can wait for it.

    private boolean isNext(ImportId id) {
        return jdbc.sql(IS_NEXT).param("maxImports", maxImports).param("id", id.value()).query(Boolean.class).single();
    }

    private static final String IS_FIRST = """
            select not exists (select from imports_ahead(merge_order))
            from import
            where id = :id
            """;

    /// An undo has no part that can be done beside other imports, so it waits here, where it needs no thread.
    private boolean isFirst(ImportId id) {
        return jdbc.sql(IS_FIRST).param("id", id.value()).query(Boolean.class).single();
    }

    private static final String ATTEMPT =
            """
                    select attempt, fence, node, file_path, file_size, file_sha256, options, mapping_confirmed, undo_requested_by
                    from import
                    where id = :id
                    """;

    private ImportAttempt attempt(ImportId id) {
        return jdbc.sql(ATTEMPT).param("id", id.value()).query((row, _) -> attempt(id, row)).single();
    }

    private ImportAttempt attempt(ImportId id, ResultSet row) throws SQLException {
        Map<String, Object> options = json.readValue(row.getString("options"), new TypeReference<>() {});
        return new ImportAttempt(id, row.getInt("attempt"), row.getLong("fence"), row.getString("node"),
                new SourceFile(Path.of(row.getString("file_path")), row.getLong("file_size"),
                        row.getString("file_sha256")),
                ImportOptions.of(options), row.getBoolean("mapping_confirmed"), row.getString("undo_requested_by"));
    }

    private static final String LAST_FAILURE = """
            select coalesce('failed: ' || rtrim(attempt_failure, '.'),
                'did not report a failure: its node was killed or stopped answering'
                    || coalesce(' in phase ' || phase, ' before the first phase')) as failure
            from import
            where id = :id
            and stalled_attempts > :most
            """;

    private boolean failIfStalled(ImportAttempt attempt) {
        var last = jdbc.sql(LAST_FAILURE)
                .param("id", attempt.id().value())
                .param("most", maxStalledAttempts)
                .query(String.class)
                .optional();
        last.ifPresent(failure -> progress.fail(attempt, stalled(failure)));
        return last.isPresent();
    }

    private ImportFailure stalled(String lastFailure) {
        return new ImportFailure("Given up after " + maxStalledAttempts + " attempts without progress",
                "The last %d attempts ended before any chunk was done. The last one %s.".formatted(maxStalledAttempts,
                        lastFailure),
                "Correct the cause, which the log of this import describes, then restart it.");
    }

    private static final String REPORT = """
            update import
            set message = :message
            where id = :id
            and fence = :fence
            and state = 'running'
            """;

    /// Shows the progress of the current phase.
    ///
    /// @throws AttemptFencedException if a stop was requested or another attempt has taken over
    public void report(ImportAttempt attempt, String message) {
        var changed = jdbc.sql(REPORT)
                .param("message", message)
                .param("id", attempt.id().value())
                .param("fence", attempt.fence())
                .update();
        if (changed != 1) {
            throw new AttemptFencedException(attempt);
        }
    }

    /// An import managed by another node.
    ///
    /// @param attempt the running attempt
    /// @param kind the kind of the open chunks
    public record RemoteImport(ImportAttempt attempt, ImportChunk.Kind kind) {}

    private static final String REMOTE_IMPORT = """
            select i.id, attempt, fence, node, file_path, file_size, file_sha256, options, mapping_confirmed,
                undo_requested_by, c.kind
            from import i
            join lateral (
                select phase as kind
                from import_chunk
                where import_id = i.id
                and done_at is null
                and phase = case
                    when i.phase in ('stage', 'undo') then i.phase
                    when (options ->> 'preview')::boolean then 'preview'
                    else 'merge'
                end
                limit 1
            ) c on true
            where state in ('running', 'undoing')
            and i.phase in ('stage', 'merge', 'undo')
            and node <> :node
            order by i.merge_order
            limit 1
            """;

    /// Returns the oldest import with open chunks that another node manages.
    public Optional<RemoteImport> remoteImport(String node) {
        return jdbc.sql(REMOTE_IMPORT)
                .param("node", node)
                .query((row, _) -> new RemoteImport(attempt(new ImportId(row.getLong("id")), row),
                        ImportChunk.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))))
                .optional();
    }
}
