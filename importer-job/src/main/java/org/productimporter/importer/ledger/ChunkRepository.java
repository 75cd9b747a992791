package org.productimporter.importer.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.WorkerId.Patience;
import org.productimporter.importer.split.FileRange;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The ledger of imports: hands out planned chunks and records them as done. Thread-safe.
///
/// A chunk is claimed by locking its row, and the lock lives as long as the worker's transaction.
/// So a worker that dies gives its chunk back by dying, no lease has to expire, and effect,
/// ledger row and counts commit together or not at all. The commit waits for the disk, for what
/// is visible is shown as progress, and a crash of PostgreSQL must not take back what was shown.
/// Every method joins the caller's transaction.
@Transactional(propagation = Propagation.MANDATORY)
public class ChunkRepository {

    private final JdbcClient jdbc;

    public ChunkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asks for the next open chunk of `kind`. The chunk is the caller's until its transaction
    /// ends.
    public ChunkClaim claim(ImportAttempt attempt, Kind kind, WorkerId worker) {
        while (mayMoveOn(attempt)) {
            var free = open(attempt.id(), kind, CLAIM_FREE);
            if (free.isPresent()) {
                return new ChunkClaim.Granted(free.get());
            }
            if (worker.patience() == Patience.LEAVES || isDone(attempt.id(), kind)) {
                return new ChunkClaim.NoneLeft();
            }
            // Blocks until the first chunk in other hands is committed (then this finds nothing
            // and the loop asks again) or its worker has died (then the chunk is ours).
            var inherited = open(attempt.id(), kind, AWAIT_TAKEN);
            if (inherited.isPresent()) {
                return new ChunkClaim.Granted(inherited.get());
            }
        }
        return new ChunkClaim.Halted();
    }

    private static final String MAY_MOVE_ON = """
            select exists (
                select from import
                where id = :import
                and fence = :fence
                and state = 'running')
            """;

    private boolean mayMoveOn(ImportAttempt attempt) {
        return jdbc.sql(MAY_MOVE_ON)
                .param("import", attempt.id().value())
                .param("fence", attempt.fence())
                .query(Boolean.class)
                .single();
    }

    private static final String AWAIT_TAKEN = """
            select phase, no, from_byte, to_byte, first_line, key_from, key_to
            from import_chunk
            where import_id = :import
            and phase = :phase
            and done_at is null
            order by no
            limit 1
            for update
            """;

    private static final String CLAIM_FREE = AWAIT_TAKEN + "skip locked";

    private Optional<ImportChunk> open(ImportId id, Kind kind, String sql) {
        return jdbc.sql(sql)
                .param("import", id.value())
                .param("phase", kind.text())
                .query((row, _) -> chunk(kind, row))
                .optional();
    }

    private static ImportChunk chunk(Kind kind, ResultSet row) throws SQLException {
        return switch (kind) {
            case STAGE -> new ImportChunk.Range(new FileRange(row.getInt("no"), row.getLong("from_byte"),
                    row.getLong("to_byte"), row.getLong("first_line")));
            case PREVIEW, MERGE -> new ImportChunk.Bucket(kind, row.getInt("no"), row.getString("key_from"),
                    row.getString("key_to"));
        };
    }

    private static final String DONE = """
            update import_chunk
            set attempt = :attempt,
                node = :node,
                worker = :worker,
                started_at = now(),
                done_at = clock_timestamp(),
                rows_read = :read,
                rows_blank = :blank,
                rows_rejected = :rejected,
                rows_inserted = :inserted,
                rows_updated = :updated,
                rows_unchanged = :unchanged,
                rows_duplicate = :duplicate,
                rows_deactivated = :deactivated
            where import_id = :import
            and phase = :phase
            and no = :no
            and done_at is null
            """;

    /// Records `chunk` as done; to be called in the transaction that claimed it and did it.
    ///
    /// @throws IllegalStateException when it was done already, which the claim's lock excludes
    public void done(ImportAttempt attempt, ImportChunk chunk, WorkerId worker, ChunkCounts counts) {
        var recorded = jdbc.sql(DONE)
                .param("read", counts.read())
                .param("blank", counts.blank())
                .param("rejected", counts.rejected())
                .param("inserted", counts.inserted())
                .param("updated", counts.updated())
                .param("unchanged", counts.unchanged())
                .param("duplicate", counts.duplicate())
                .param("deactivated", counts.deactivated())
                .param("attempt", attempt.number())
                .param("node", worker.node())
                .param("worker", worker.name())
                .param("import", attempt.id().value())
                .param("phase", chunk.kind().text())
                .param("no", chunk.no())
                .update();
        if (recorded != 1) {
            throw new IllegalStateException("%s chunk %d of import %s was done twice; this time is rolled back."
                    .formatted(chunk.kind().text(), chunk.no(), attempt.id()));
        }
    }

    private static final String IS_DONE = """
            select not exists (
                select from import_chunk
                where import_id = :import
                and phase = :phase
                and done_at is null)
            """;

    /// Whether every planned chunk of `kind` is recorded as done.
    public boolean isDone(ImportId id, Kind kind) {
        return jdbc.sql(IS_DONE).param("import", id.value()).param("phase", kind.text()).query(Boolean.class).single();
    }

    private static final String IS_BEGUN = """
            select exists (
                select from import_chunk
                where import_id = :import
                and phase = :phase
                and done_at is not null)
            """;

    /// Whether at least one chunk of `kind` is recorded as done.
    public boolean isBegun(ImportId id, Kind kind) {
        return jdbc.sql(IS_BEGUN).param("import", id.value()).param("phase", kind.text()).query(Boolean.class).single();
    }
}
