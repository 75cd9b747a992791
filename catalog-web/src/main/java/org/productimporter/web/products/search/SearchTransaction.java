package org.productimporter.web.products.search;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Read-only transactions on one snapshot of the catalogue, with a statement timeout. Thread-safe.
@Component
class SearchTransaction {

    private static final String QUERY_CANCELED = "57014";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final long timeoutMillis;

    SearchTransaction(PlatformTransactionManager transactions, JdbcClient jdbc, ProductProperties properties) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
        this.timeoutMillis = properties.readTimeout().toMillis();
    }

    /// The planner needs the values of each search and the costs of a catalogue that is mostly cached.
    ///
    /// The lock comes before the first query, which takes the snapshot: if the catalogue were emptied in between, the
    /// snapshot would show deleted products. `product` is locked before the search tables, as in every transaction.
    private static final String BEGIN = """
            set local statement_timeout = ${milliseconds};
            set local random_page_cost = 1.1;
            set local jit = off;
            set local plan_cache_mode = force_custom_plan;
            lock table product in access share mode
            """;

    /// @throws ProblemException 503 if a statement exceeds the timeout
    <T> T execute(Supplier<T> work) {
        try {
            return transaction.execute(_ -> {
                jdbc.sql(BEGIN.replace("${milliseconds}", Long.toString(timeoutMillis))).update();
                return work.get();
            });
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause && QUERY_CANCELED.equals(cause.getSQLState())) {
                throw timedOut();
            }
            throw e;
        }
    }

    private ProblemException timedOut() {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "The search took too long",
                "It was ended after %d ms. Search in one of sku, name or description, or by sku_exact; order by id or sku; use cursor instead of a high page number"
                        .formatted(timeoutMillis));
    }
}
