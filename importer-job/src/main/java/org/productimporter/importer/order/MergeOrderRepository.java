package org.productimporter.importer.order;

import java.util.Locale;
import org.productimporter.importer.ledger.ImportAttempt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Decides whose turn it is to change the catalogue: that of the open import with the lowest `merge_order`. Thread-safe.
///
/// The transaction of each chunk that changes the catalogue holds a shared advisory lock. Where a worker of another node
/// still works for an import that was stopped or has failed, the next one sees its lock and waits for it, too.
@Repository
class MergeOrderRepository {

    /// Whether an attempt may change the catalogue.
    enum Turn {
        /// No earlier import is open, and none comes before this one any more.
        BEGINS,
        /// An earlier import is open, or a transaction of one that has ended.
        WAITS,
        /// The import has ended, is stopping, or another attempt has taken over.
        REVOKED
    }

    private final JdbcClient jdbc;

    MergeOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String TURN = """
            select case
                when state not in ('running', 'undoing') or fence <> :fence then 'revoked'
                when exists (select from imports_ahead(merge_order)) then 'waits'
                when pg_try_advisory_xact_lock(hashtext('product-importer merge')) then 'begins'
                else 'waits'
            end
            from import
            where id = :id
            """;

    /// Returns whether the turn of `attempt` has come. Holds no lock afterwards: an ended import begins no transaction.
    Turn turn(ImportAttempt attempt) {
        return fenced(TURN, attempt).query(String.class)
                .optional()
                .map(text -> Turn.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Turn.REVOKED);
    }

    private static final String LOCK_SHARED = "select pg_advisory_xact_lock_shared(hashtext('product-importer merge'))";

    private static final String IS_FIRST = """
            select not exists (select from imports_ahead(merge_order))
            from import
            where id = :id
            """;

    /// Announces a change of the catalogue until the transaction of the caller ends. Whether the import may still change
    /// anything is to be checked afterwards. Returns false if it is not its turn.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean join(ImportAttempt attempt) {
        jdbc.sql(LOCK_SHARED).query((_, _) -> true).single();
        return jdbc.sql(IS_FIRST).param("id", attempt.id().value()).query(Boolean.class).optional().orElse(false);
    }

    private static final String BEGIN_WAITING = """
            update import
            set waiting_since = clock_timestamp(),
                stalled_attempts = 0
            where id = :id
            and fence = :fence
            and waiting_since is null
            """;

    /// Records that the attempt waits, which is no failure to make progress.
    void beginWaiting(ImportAttempt attempt) {
        fenced(BEGIN_WAITING, attempt).update();
    }

    private static final String END_WAITING = """
            update import
            set waited = waited + (clock_timestamp() - waiting_since),
                waiting_since = null
            where id = :id
            and fence = :fence
            and waiting_since is not null
            """;

    void endWaiting(ImportAttempt attempt) {
        fenced(END_WAITING, attempt).update();
    }

    private StatementSpec fenced(String sql, ImportAttempt attempt) {
        return jdbc.sql(sql).param("id", attempt.id().value()).param("fence", attempt.fence());
    }
}
