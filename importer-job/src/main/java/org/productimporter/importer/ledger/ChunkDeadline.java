package org.productimporter.importer.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.productimporter.importer.ImporterProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Limits the transaction of a chunk at both ends: PostgreSQL ends the session, even in the middle of a COPY, and this node
/// closes the socket, even while it writes. The chunk is then processed again. Thread-safe.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChunkDeadline {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkDeadline.class);
    private static final long MAX_MARGIN_MILLIS = 10_000;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Duration timeout;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("chunk-deadline").factory());

    ChunkDeadline(DataSource dataSource, JdbcClient jdbc, ImporterProperties properties) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.timeout = properties.chunkTimeout();
        timer.setRemoveOnCancelPolicy(true);
    }

    private static final String BEGIN = "select set_config('transaction_timeout', :millis, true)";

    /// Begins the deadline of the current transaction. A claim calls it when it has got its chunk: a worker that waits
    /// for the chunks of others has done nothing yet.
    void begin() {
        jdbc.sql(BEGIN).param("millis", Long.toString(timeout.toMillis())).query(String.class).single();
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            abortLater((Connection) connection.unwrap(PGConnection.class));
        } catch (SQLException e) {
            throw new IllegalStateException("The connection of the chunk is closed.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /// Later than the limit of the server, whose reason is the better message.
    private void abortLater(Connection connection) {
        var margin = Math.clamp(timeout.toMillis() / 2, 1, MAX_MARGIN_MILLIS);
        ScheduledFuture<?> abort =
                timer.schedule(() -> abort(connection), timeout.toMillis() + margin, TimeUnit.MILLISECONDS);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                abort.cancel(false);
            }
        });
    }

    private void abort(Connection connection) {
        LOG.warn("The connection of a chunk has not answered for {} s and is closed", timeout.toSeconds());
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection is closed already", e);
        }
    }
}
