package org.productimporter.web.products.search;

import org.productimporter.db.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies the changes in `product_outbox` to the search tables, batch by batch. Thread-safe. One node at a time works.
///
/// A batch and the removal of its changes commit together, so a killed node leaves nothing half done. A search finds a
/// change either in `product_outbox` or in `product_search`.
@Component
class SearchIndexer {

    /// A smaller batch stays in the pending list of the GIN index, which each search reads, until the list has 4 MB.
    private static final long MIN_FLUSHED = 500;

    /// `product` is locked first, as in every transaction. The limit lets a whole batch go into the GIN index at once,
    /// which is several times faster than text by text.
    private static final String PREPARE = """
            set local work_mem = '128MB';
            set local gin_pending_list_limit = '256MB';
            lock table product in access share mode
            """;

    private static final String ELECT = """
            select count(*)
            from (
                select products
                from product_count
                for update skip locked) as elected
            """;

    private static final String FLUSH_INDEX = "select gin_clean_pending_list('product_search_content')";

    /// Makes the number of changed rows visible to [#IS_ANALYZE_DUE] after the commit, instead of within some seconds.
    private static final String FLUSH_STATISTICS = "select count(*) from (select pg_stat_force_next_flush()) as flush";

    private static final String IS_ANALYZE_DUE = """
            select not exists (select from product_outbox)
                and exists (
                    select
                    from pg_stat_user_tables
                    where relid = cast('product_search' as regclass)
                    and n_mod_since_analyze >= greatest(10000, n_live_tup / 10))
            """;

    private static final String ANALYZE = "analyze product_search, product_sort_key";

    private static final String HAS_CHANGES = "select exists (select from product_outbox)";

    private static final String LAG = "select coalesce(sum(products), 0) from product_outbox";

    private static final String IS_IMPORTING =
            "select exists (select from import where state in ('running', 'stopping', 'undoing'))";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SearchProperties properties;
    private final String indexChanges = SqlFile.read(SearchIndexer.class, "index-changes.sql");

    SearchIndexer(PlatformTransactionManager transactions, JdbcClient jdbc, SearchProperties properties) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Indexes one batch. After the last batch of a large change, updates the statistics of the planner, which
    /// autovacuum would do up to some minutes later.
    ///
    /// @return number of indexed products; 0 if there are none or another node is indexing
    long indexBatch() {
        // Not in the transaction of the batch, whose first lock must be that of product.
        if (!isTrue(HAS_CHANGES)) {
            return 0;
        }
        var indexed = transaction.execute(_ -> {
            jdbc.sql(PREPARE).update();
            return number(ELECT) == 0 ? 0L : indexElected();
        });
        if (indexed > 0 && isTrue(IS_ANALYZE_DUE)) {
            jdbc.sql(ANALYZE).update();
        }
        return indexed;
    }

    private long indexElected() {
        var indexed = jdbc.sql(indexChanges).param("batch_size", properties.batchSize()).query(Long.class).single();
        if (indexed >= MIN_FLUSHED) {
            number(FLUSH_INDEX);
        }
        number(FLUSH_STATISTICS);
        return indexed;
    }

    /// Returns the number of changes that are not indexed.
    long lag() {
        return number(LAG);
    }

    /// Returns whether an import is running, which has priority.
    boolean isImporting() {
        return isTrue(IS_IMPORTING);
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private boolean isTrue(String query) {
        return jdbc.sql(query).query(Boolean.class).single();
    }
}
