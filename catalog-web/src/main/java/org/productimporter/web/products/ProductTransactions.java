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

/// Changes of the catalogue that end in bounded time: one that waits for somebody else gives up,
/// one that collided with another is repeated. Thread-safe.
@Component
class ProductTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(ProductTransactions.class);

    private static final int TRIES = 5;
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final String LOCK_TIMEOUT = "55P03";

    /// Serialization failure and deadlock.
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private final TransactionTemplate writing;
    private final JdbcClient jdbc;
    private final ProductProperties properties;

    ProductTransactions(PlatformTransactionManager transactions, JdbcClient jdbc, ProductProperties properties) {
        this.writing = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// Runs a change, once more when it collided with another one.
    ///
    /// @throws Problem 503 with Retry-After when somebody else holds the same products for too
    ///     long
    <T extends @Nullable Object> T write(Supplier<T> work) {
        for (int tries = 1;; tries++) {
            try {
                return writing.execute(status -> {
                    limitWaiting();
                    return work.get();
                });
            } catch (DataAccessException e) {
                var state = state(e);
                if (LOCK_TIMEOUT.equals(state)) {
                    throw busy("is being changed by somebody else, an import perhaps");
                }
                if (!CONFLICTS.contains(state)) {
                    throw e;
                }
                if (tries == TRIES) {
                    throw busy("collided with other changes %d times".formatted(TRIES));
                }
                LOG.info("A change of the catalogue lost against another one; it is repeated", e);
            }
        }
    }

    private static ProblemException busy(String why) {
        return ProblemException.unavailable("The catalogue is busy",
                "What this request changes %s. Nothing was changed; send it again in %d seconds".formatted(why,
                        RETRY_AFTER_SECONDS),
                RETRY_AFTER_SECONDS);
    }

    private static final String LIMIT_WAITING = """
            select set_config('lock_timeout', :milliseconds, true)
            """;

    /// Until the end of the transaction.
    private void limitWaiting() {
        jdbc.sql(LIMIT_WAITING)
                .param("milliseconds", Long.toString(properties.lockTimeout().toMillis()))
                .query(String.class)
                .single();
    }

    /// The SQLSTATE of the database's own error; empty when it was none.
    private static String state(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
    }
}
