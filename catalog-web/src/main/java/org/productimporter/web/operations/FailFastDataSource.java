package org.productimporter.web.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/// A connection pool whose requests fail soon if the database is away, and wait if all connections are in use. Background work
/// waits in both cases. Thread-safe.
final class FailFastDataSource extends DelegatingDataSource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource pool;

    FailFastDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    /// Waits at most `spring.datasource.hikari.connection-timeout` for a database that is away, at most 10 seconds otherwise.
    @Override
    public Connection getConnection() throws SQLException {
        var start = System.nanoTime();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (isAwayForRequest() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private boolean isAwayForRequest() {
        return RequestContextHolder.getRequestAttributes() != null && !isExhausted();
    }

    /// After the loss of the database, the pool is empty instead.
    private boolean isExhausted() {
        var statistics = pool.getHikariPoolMXBean();
        return statistics != null && statistics.getActiveConnections() >= pool.getMaximumPoolSize();
    }
}
