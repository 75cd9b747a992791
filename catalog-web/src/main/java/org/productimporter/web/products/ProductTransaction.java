package org.productimporter.web.products;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions that change the catalogue, with a lock timeout and retries after a deadlock. Thread-safe.
@Component
class ProductTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(ProductTransaction.class);

    private static final int MAX_ATTEMPTS = 5;
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /// Serialization failure and deadlock.
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private static final String LIMIT_LOCK_WAIT = """
            select set_config('lock_timeout', :milliseconds, true)
            """;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final String lockTimeoutMillis;

    ProductTransaction(PlatformTransactionManager transactions, JdbcClient jdbc, ProductProperties properties) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.lockTimeoutMillis = Long.toString(properties.lockTimeout().toMillis());
    }

    /// @throws ProblemException 503 with Retry-After if another transaction locks the same products for too long
    <T extends @Nullable Object> T execute(Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.execute(_ -> {
                    jdbc.sql(LIMIT_LOCK_WAIT).param("milliseconds", lockTimeoutMillis).query(String.class).single();
                    return work.get();
                });
            } catch (DataAccessException e) {
                var state = sqlState(e);
                if (LOCK_NOT_AVAILABLE.equals(state)) {
                    throw busy("Another change of these products, perhaps an import, takes longer than %s ms"
                            .formatted(lockTimeoutMillis));
                }
                if (!CONFLICTS.contains(state)) {
                    throw e;
                }
                if (attempt == MAX_ATTEMPTS) {
                    throw busy("The request conflicted with other changes %d times".formatted(MAX_ATTEMPTS));
                }
                LOG.info("A change of products conflicted with another one and is retried", e);
            }
        }
    }

    private static ProblemException busy(String why) {
        return ProblemException.unavailable("The catalogue is busy",
                "%s. Nothing was changed; send the request again in %d seconds".formatted(why, RETRY_AFTER_SECONDS),
                RETRY_AFTER_SECONDS);
    }

    /// Returns the SQLSTATE, or an empty text if the error does not come from the database.
    private static String sqlState(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
    }
}
