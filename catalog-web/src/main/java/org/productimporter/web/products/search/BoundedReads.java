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

/// Reads that see the catalogue at one moment and end in bounded time. Thread-safe.
@Component
class BoundedReads {

    /// SQLSTATE of a statement that was ended.
    private static final String CANCELED = "57014";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ProductProperties properties;

    BoundedReads(PlatformTransactionManager transactions, JdbcClient jdbc, ProductProperties properties) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// The planner needs the values of each search, and costs of a catalogue that is mostly cached.
    ///
    /// The lock before the snapshot, which the first question takes: whoever empties the
    /// catalogue in between would leave us a snapshot of products that are gone. And the lock of
    /// `product` before those of the tables that follow it, as everybody does who takes several.
    private static final String BEGIN = """
            set local statement_timeout = ${milliseconds};
            set local random_page_cost = 1.1;
            set local jit = off;
            set local plan_cache_mode = force_custom_plan;
            lock table product in access share mode
            """;

    /// @throws Problem 503 when a statement takes too long
    <T> T read(Supplier<T> work) {
        try {
            return transaction.execute(status -> {
                jdbc.sql(BEGIN.replace("${milliseconds}", milliseconds())).update();
                return work.get();
            });
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState())) {
                throw tooSlow();
            }
            throw e;
        }
    }

    private String milliseconds() {
        return Long.toString(properties.readTimeout().toMillis());
    }

    private ProblemException tooSlow() {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "The search took too long",
                "It was ended after %s ms. Search in one of sku, name or description, or by sku_exact; order by id or sku; read on by cursor instead of by a high page number"
                        .formatted(milliseconds()));
    }
}
