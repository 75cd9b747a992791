package org.productimporter.importer.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The connections of the open transactions of threads that work on an import, so that a shutdown can abort them.
/// Thread-safe.
@Component
final class ImportConnections implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ImportConnections.class);

    private final DataSource dataSource;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    ImportConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
        if (beginFailure == null && isOfImport(transaction)) {
            change(open::add);
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable commitFailure) {
        remove(transaction);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable rollbackFailure) {
        remove(transaction);
    }

    private void remove(TransactionExecution transaction) {
        if (isOfImport(transaction)) {
            change(open::remove);
        }
    }

    private static boolean isOfImport(TransactionExecution transaction) {
        return transaction.isNewTransaction() && MDC.get("import") != null;
    }

    private void change(Consumer<Connection> change) {
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            change.accept((Connection) connection.unwrap(PGConnection.class));
        } catch (SQLException e) {
            LOG.debug("The connection is closed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /// Closes the sockets of the open transactions. Their statements fail at once; PostgreSQL notices the closed sockets
    /// and rolls back.
    void abort() {
        for (var connection : Set.copyOf(open)) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("The connection is closed", e);
            }
            open.remove(connection);
        }
    }
}
