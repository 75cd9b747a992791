package org.productimporter.importer.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.WorkerId.LockMode;
import org.productimporter.importer.split.FileRange;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The ledger of imports: claims planned chunks and records them as done. Thread-safe; requires a
/// transaction.
///
/// A claim locks the row of the chunk until the transaction of the worker ends. A failed worker
/// therefore releases its chunk without a lease, and effect, ledger row and counts commit together. The
/// commit waits for the disk, so that a crash of PostgreSQL does not undo displayed progress.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ChunkRepository {

    private final JdbcClient jdbc;
    private final ChunkDeadline deadline;

    ChunkRepository(JdbcClient jdbc, ChunkDeadline deadline) {
        this.jdbc = jdbc;
        this.deadline = deadline;
    }

    /// Claims the next open chunk of `kind` for the transaction of the caller, whose deadline begins.
    public ChunkClaim claim(ImportAttempt attempt, Kind kind, WorkerId worker) {
        var claim = claimNext(attempt, kind, worker);
        if (claim instanceof ChunkClaim.Granted) {
            deadline.begin();
        }
        return claim;
    }

    private ChunkClaim claimNext(ImportAttempt attempt, Kind kind, WorkerId worker) {
        while (isActive(attempt)) {
            var free = open(attempt.id(), kind, CLAIM_UNLOCKED);
            if (free.isPresent()) {
                return new ChunkClaim.Granted(free.get());
            }
            if (worker.lockMode() == LockMode.SKIP_LOCKED || isDone(attempt.id(), kind)) {
                return new ChunkClaim.NoneLeft();
            }
            // Waits until the worker of the first locked chunk commits (then the result is empty and the
            // loop continues) or fails (then this worker gets the chunk).
            var released = open(attempt.id(), kind, CLAIM_WAITING);
            if (released.isPresent()) {
                return new ChunkClaim.Granted(released.get());
            }
        }
        return new ChunkClaim.Revoked();
    }

    private static final String IS_ACTIVE = """
            select exists (
                select from import
                where id = :import
                and fence = :fence
                and state in ('running', 'undoing'))
            """;

    private boolean isActive(ImportAttempt attempt) {
        return jdbc.sql(IS_ACTIVE)
                .param("import", attempt.id().value())
                .param("fence", attempt.fence())
                .query(Boolean.class)
                .single();
    }

    private static final String CLAIM_WAITING = """
            select phase, no, from_byte, to_byte, first_line, crc32c, key_from, key_to, block_from, block_to
            from import_chunk
            where import_id = :import
            and phase = :phase
            and done_at is null
            order by no
            limit 1
            for update
            """;

    private static final String CLAIM_UNLOCKED = CLAIM_WAITING + "skip locked";

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
                    row.getLong("to_byte"), row.getLong("first_line"), row.getLong("crc32c")));
            case PREVIEW, MERGE -> new ImportChunk.Bucket(kind, row.getInt("no"), row.getString("key_from"),
                    row.getString("key_to"));
            case UNDO -> new ImportChunk.Blocks(row.getInt("no"), row.getLong("block_from"), row.getLong("block_to"));
        };
    }

    private static final String MARK_DONE = """
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

    /// Records `chunk` as done, in the transaction that claimed and processed it.
    ///
    /// @throws IllegalStateException if it is done already
    public void markDone(ImportAttempt attempt, ImportChunk chunk, WorkerId worker, ChunkCounts counts) {
        var recorded = jdbc.sql(MARK_DONE)
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
            throw new IllegalStateException("%s chunk %d of import %s is done already; its repetition is rolled back."
                    .formatted(chunk.kind().text(), chunk.no(), attempt.id()));
        }
    }

    private static final String COUNT_OPEN = """
            select count(*)
            from import_chunk
            where import_id = :import
            and phase = :phase
            and done_at is null
            """;

    /// Returns the number of planned chunks of `kind` that are not done, also outside of a transaction.
    @Transactional(propagation = Propagation.SUPPORTS)
    public int countOpen(ImportId id, Kind kind) {
        return jdbc.sql(COUNT_OPEN)
                .param("import", id.value())
                .param("phase", kind.text())
                .query(Integer.class)
                .single();
    }

    private static final String IS_DONE = """
            select not exists (
                select from import_chunk
                where import_id = :import
                and phase = :phase
                and done_at is null)
            """;

    /// Returns whether every planned chunk of `kind` is done.
    public boolean isDone(ImportId id, Kind kind) {
        return jdbc.sql(IS_DONE).param("import", id.value()).param("phase", kind.text()).query(Boolean.class).single();
    }

    private static final String IS_PLANNED = """
            select exists (
                select from import_chunk
                where import_id = :import
                and phase = :phase)
            """;

    /// Returns whether chunks of `kind` are planned.
    public boolean isPlanned(ImportId id, Kind kind) {
        return jdbc.sql(IS_PLANNED)
                .param("import", id.value())
                .param("phase", kind.text())
                .query(Boolean.class)
                .single();
    }

    private static final String IS_STARTED = """
            select exists (
                select from import_chunk
                where import_id = :import
                and phase = :phase
                and done_at is not null)
            """;

    /// Returns whether at least one chunk of `kind` is done.
    public boolean isStarted(ImportId id, Kind kind) {
        return jdbc.sql(IS_STARTED)
                .param("import", id.value())
                .param("phase", kind.text())
                .query(Boolean.class)
                .single();
    }
}
