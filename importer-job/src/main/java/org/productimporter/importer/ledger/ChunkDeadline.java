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

/// Limits the transaction of a chunk. PostgreSQL ends a statement that takes too long. It does not do so while it waits for
/// the data of a COPY, so later this node closes the socket, even while it writes, and ends the session through another
/// connection. The chunk is then processed again. Thread-safe.
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
            abortLater(connection.unwrap(PGConnection.class));
        } catch (SQLException e) {
            throw new IllegalStateException("The connection of the chunk is closed.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /// Later than the limit of the server, whose reason is the better message.
    private void abortLater(PGConnection connection) {
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

    private void abort(PGConnection connection) {
        LOG.warn("The connection of a chunk has not answered for {} s and is closed", timeout.toSeconds());
        try {
            ((Connection) connection).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection is closed already", e);
        }
        Thread.startVirtualThread(() -> terminate(connection.getBackendPID()));
    }

    /// Not a session that has got the same process number since.
    private static final String TERMINATE = """
            select count(*) filter (where pg_terminate_backend(pid))
            from pg_stat_activity
            where pid = :pid
            and application_name = current_setting('application_name')
            and xact_start < clock_timestamp() - make_interval(secs => :seconds)
            """;

    /// The server may not notice that the socket is closed.
    private void terminate(int pid) {
        try {
            jdbc.sql(TERMINATE)
                    .param("pid", pid)
                    .param("seconds", timeout.toMillis() / 1000.0)
                    .query(Long.class)
                    .single();
        } catch (RuntimeException e) {
            LOG.warn("The session of the chunk cannot be ended: {}", e.toString());
        }
    }
}
