package org.productimporter.db;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Limits how long the end of a transaction waits for the server, whose reply can be lost without an error of the network.
/// A commit without a reply fails, and its caller has to read whether it happened, for example in the ledger of an import.
/// The pool restores the timeout of the connection. Thread-safe.
final class TransactionEndTimeout implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionEndTimeout.class);

    private final DataSource dataSource;
    private final Duration timeout;

    TransactionEndTimeout(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        limit(transaction);
    }

    @Override
    public void beforeRollback(TransactionExecution transaction) {
        limit(transaction);
    }

    /// Not at the end of a savepoint, after which the transaction continues. A broken connection does not need a timeout.
    private void limit(TransactionExecution transaction) {
        if (!transaction.isNewTransaction() || !TransactionSynchronizationManager.hasResource(dataSource)) {
            return;
        }
        try {
            var connection = DataSourceUtils.getConnection(dataSource);
            try {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        } catch (SQLException | CannotGetJdbcConnectionException e) {
            LOG.debug("The network timeout cannot be set", e);
        }
    }
}
