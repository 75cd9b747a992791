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
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.SourceFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who may work on an import: begins attempts, one at a time for each import in the whole
/// cluster, at most so many imports at once, in the order of the requests. Thread-safe.
@Transactional
public class AttemptRepository {

    /// Attempts in a row without a single chunk done, after which an import fails.
    public static final int MOST_STALLED = 10;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ImportStateRepository states;
    private final ImportProgressRepository progress;
    private final int mostAtOnce;

    /// @param mostAtOnce how many imports may run at once in the cluster
    public AttemptRepository(JdbcClient jdbc, JsonMapper json, ImportStateRepository states,
            ImportProgressRepository progress, int mostAtOnce) {
        this.jdbc = jdbc;
        this.json = json;
        this.states = states;
        this.progress = progress;
        this.mostAtOnce = mostAtOnce;
    }

    /// Asks to manage import `id` on `node`. A running import is taken over: the caller knows,
    /// from the scheduler's heartbeats, that its node is dead, and the new fence ends what a node
    /// that only seemed dead still tries.
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
        if (isElsewhere(id) || (state.get() == ImportState.QUEUED && !hasTurn(id))) {
            return new Admission.Busy();
        }
        states.begin(id, node);
        var attempt = attempt(id);
        return failIfStalled(attempt) ? new Admission.Ended() : new Admission.Begun(attempt);
    }

    /// Two nodes that ask at the same moment must not both see the last free place.
    private void lockAdmission() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('product-importer admission'))").query((_, _) -> true).single();
    }

    private static final String YOUNG_FILE = """
            select file_path
            from import
            where id = :id
            and source = 'command_line'
            and requested_at > clock_timestamp() - interval '1 minute'
            """;

    /// The command line names a file of its own machine. Another node leaves it to that machine
    /// for a minute; if the file is still nowhere to be seen, the import may as well fail.
    private boolean isElsewhere(ImportId id) {
        return jdbc.sql(YOUNG_FILE)
                .param("id", id.value())
                .query((row, _) -> Path.of(row.getString("file_path")))
                .optional()
                .filter(file -> !Files.isReadable(file))
                .isPresent();
    }

    private static final String HAS_TURN = """
            select count(*) < :mostAtOnce
            from import
            where (state in ('running', 'stopping') and id <> :id)
            or (state = 'queued' and id < :id)
            """;

    private boolean hasTurn(ImportId id) {
        return jdbc.sql(HAS_TURN).param("mostAtOnce", mostAtOnce).param("id", id.value()).query(Boolean.class).single();
    }

    private static final String ATTEMPT = """
            select attempt, fence, node, file_path, file_size, file_sha256, options
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
                ImportOptions.of(options));
    }

    private static final String LAST_MESSAGE = """
            select message
            from import
            where id = :id
            and stalled_attempts > :most
            """;

    private boolean failIfStalled(ImportAttempt attempt) {
        var last = jdbc.sql(LAST_MESSAGE)
                .param("id", attempt.id().value())
                .param("most", MOST_STALLED)
                .query(String.class)
                .optional();
        last.ifPresent(message -> progress.fail(attempt, stalled(message)));
        return last.isPresent();
    }

    private static ImportFailure stalled(String lastMessage) {
        return new ImportFailure("Given up after " + MOST_STALLED + " attempts without progress",
                "The last %d attempts ended before any chunk was done. The last: %s.".formatted(MOST_STALLED,
                        lastMessage),
                "Look into the log of this import for the cause, then restart it.");
    }

    /// An import that other nodes may help with.
    ///
    /// @param attempt the attempt that is running elsewhere
    /// @param kind the kind of chunks that are open
    public record Joinable(ImportAttempt attempt, ImportChunk.Kind kind) {}

    private static final String JOINABLE = """
            select i.id, attempt, fence, node, file_path, file_size, file_sha256, options, c.kind
            from import i
            join lateral (
                select phase as kind
                from import_chunk
                where import_id = i.id
                and done_at is null
                and phase = case
                    when i.phase = 'stage' then 'stage'
                    when (options ->> 'preview')::boolean then 'preview'
                    else 'merge'
                end
                limit 1
            ) c on true
            where state = 'running'
            and i.phase in ('stage', 'merge')
            and node <> :node
            order by i.id
            limit 1
            """;

    /// The oldest import that another node manages and that has open chunks.
    public Optional<Joinable> joinable(String node) {
        return jdbc.sql(JOINABLE)
                .param("node", node)
                .query((row, _) -> new Joinable(attempt(new ImportId(row.getLong("id")), row),
                        ImportChunk.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))))
                .optional();
    }
}
