package org.productimporter.web.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/// A connection pool whose requests fail soon if the database is away, and wait if all connections are in use. A request does
/// not wait for the reply of a frozen database for longer than a time limit either; PostgreSQL ends the statement when it
/// notices that the socket is closed. Background work waits in all cases. Thread-safe.
final class FailFastDataSource extends DelegatingDataSource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final Duration replyTimeout;

    /// @param replyTimeout the longest time without data from the server within a request
    FailFastDataSource(HikariDataSource pool, Duration replyTimeout) {
        super(pool);
        this.pool = pool;
        this.replyTimeout = replyTimeout;
    }

    /// Waits at most `spring.datasource.hikari.connection-timeout` for a database that is away, at most 10 seconds otherwise.
    @Override
    public Connection getConnection() throws SQLException {
        var start = System.nanoTime();
        while (true) {
            try {
                return limited(pool.getConnection());
            } catch (SQLTransientConnectionException e) {
                if (isAwayForRequest() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /// The pool restores the timeout when the connection comes back.
    private Connection limited(Connection connection) throws SQLException {
        if (isRequest()) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(replyTimeout.toMillis()));
        }
        return connection;
    }

    private boolean isAwayForRequest() {
        return isRequest() && !isExhausted();
    }

    private static boolean isRequest() {
        return RequestContextHolder.getRequestAttributes() != null;
    }

    /// After the loss of the database, the pool is empty instead.
    private boolean isExhausted() {
        var statistics = pool.getHikariPoolMXBean();
        return statistics != null && statistics.getActiveConnections() >= pool.getMaximumPoolSize();
    }
}
