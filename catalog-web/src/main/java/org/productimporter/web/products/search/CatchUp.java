package org.productimporter.web.products.search;

import org.productimporter.db.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes changes of the catalogue over into what is searched, a batch at a time. Thread-safe; of
/// all nodes one at a time does it.
///
/// Batch and note of the change commit together, so that a node which dies leaves nothing half
/// done. Whoever searches sees a change either in `product_outbox` or in `product_search`.
@Component
class CatchUp {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SearchProperties properties;
    private final String catchUp = SqlFile.read(CatchUp.class, "catch-up.sql");

    CatchUp(PlatformTransactionManager transactions, JdbcClient jdbc, SearchProperties properties) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// So many texts wait in the list of the index, which each search reads, no longer than until
    /// the batch is done; fewer wait until there are 4 MB of them.
    private static final long MANY = 500;

    /// The locks come in the order in which everybody else takes them, above all who empties the
    /// catalogue. A batch goes into the index at once, which is several times faster than text
    /// by text.
    private static final String PREPARE =
            """
            set local work_mem = '128MB';
            set local gin_pending_list_limit = '256MB';
            lock table product in access share mode
            """;

    private static final String TURN =
            """
            select count(*)
            from (
                select products
                from product_count
                for update skip locked) as turn
            """;

    /// Catches up with one batch.
    ///
    /// @return how many products; 0 when there are none, or another node does it
    long step() {
        if (!isBehind()) {
            return 0;
        }
        var done =
                transaction.execute(
                        status -> {
                            jdbc.sql(PREPARE).update();
                            return jdbc.sql(TURN).query(Long.class).single() == 0 ? 0L : batch();
                        });
        return done == null ? 0 : done;
    }

    private static final String CLEAN =
            """
            select gin_clean_pending_list('product_search_content')
            """;

    private long batch() {
        var done = jdbc.sql(catchUp).param("batch", properties.batch()).query(Long.class).single();
        if (done >= MANY) {
            jdbc.sql(CLEAN).query(Long.class).single();
        }
        return done;
    }

    private static final String IS_BEHIND =
            """
            select exists (
                select from product_outbox)
            """;

    /// Not in the transaction of a batch: the lock of `product` has to be its first.
    private boolean isBehind() {
        return jdbc.sql(IS_BEHIND).query(Boolean.class).single();
    }

    private static final String BEHIND =
            """
            select coalesce(sum(products), 0)
            from product_outbox
            """;

    /// How many changes are not caught up yet.
    long behind() {
        return jdbc.sql(BEHIND).query(Long.class).single();
    }

    private static final String IMPORTING =
            """
            select exists (
                select from import
                where state in ('running', 'stopping'))
            """;

    /// Whether an import runs, which is to have the processors to itself.
    boolean isImporting() {
        return jdbc.sql(IMPORTING).query(Boolean.class).single();
    }
}
