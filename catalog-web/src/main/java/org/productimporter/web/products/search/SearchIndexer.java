package org.productimporter.web.products.search;

import org.productimporter.db.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes changes of the catalogue over into the indexes of searches and orders, a batch at a time. Thread-safe; of
/// all nodes one at a time does it.
///
/// A batch and the removal of its changes commit together, so a node that dies leaves nothing half done. A search
/// sees a change either in `product_outbox` or in `product_search`.
@Component
class SearchIndexer {

    /// Fewer texts wait in the pending list of the index, which each search reads, until it has 4 MB.
    private static final long MANY = 500;

    /// The locks come in the order in which everybody takes them, above all whoever empties the catalogue. A batch
    /// goes into the index at once, which is several times faster than text by text.
    private static final String PREPARE = """
            set local work_mem = '128MB';
            set local gin_pending_list_limit = '256MB';
            lock table product in access share mode
            """;

    private static final String TURN = """
            select count(*)
            from (
                select products
                from product_count
                for update skip locked) as turn
            """;

    private static final String CLEAN = "select gin_clean_pending_list('product_search_content')";

    private static final String BEHIND = "select coalesce(sum(products), 0) from product_outbox";

    private static final String IMPORTING = "select exists (select from import where state in ('running', 'stopping'))";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SearchProperties properties;
    private final String indexChanges = SqlFile.read(SearchIndexer.class, "index-changes.sql");

    SearchIndexer(PlatformTransactionManager transactions, JdbcClient jdbc, SearchProperties properties) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Indexes one batch.
    ///
    /// @return how many products; 0 when there are none, or another node does it
    long step() {
        // Not in the transaction of a batch: the lock of product has to be its first.
        if (!jdbc.sql("select exists (select from product_outbox)").query(Boolean.class).single()) {
            return 0;
        }
        var done = transaction.execute(_ -> {
            jdbc.sql(PREPARE).update();
            return number(TURN) == 0 ? 0L : batch();
        });
        return done == null ? 0 : done;
    }

    private long batch() {
        var done = jdbc.sql(indexChanges).param("batch", properties.batch()).query(Long.class).single();
        if (done >= MANY) {
            number(CLEAN);
        }
        return done;
    }

    /// How many changes are not indexed yet.
    long behind() {
        return number(BEHIND);
    }

    private long number(String question) {
        return jdbc.sql(question).query(Long.class).single();
    }

    /// Whether an import runs, which is to have the processors to itself.
    boolean isImporting() {
        return jdbc.sql(IMPORTING).query(Boolean.class).single();
    }
}
