package org.productimporter.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.PostgresProxy;
import org.productimporter.db.testing.PostgresProxy.Action;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// A request does not wait for a frozen database; other work has the limit of the pool.
@OnPostgres
class FailFastDataSourceIT {

    private static final int REPLY_MILLIS = 500;

    private final TestDatabase server;

    FailFastDataSourceIT(TestDatabase server) {
        this.server = server;
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aStatementOfARequestEndsAlthoughTheDatabaseIsFrozen() throws SQLException {
        try (var proxy = PostgresProxy.of(server); var pool = pool(proxy)) {
            var source = new FailFastDataSource(pool, Duration.ofMillis(REPLY_MILLIS));
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            try (var connection = source.getConnection(); var statement = connection.createStatement()) {
                proxy.inject(_ -> Action.STALL);

                assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class)
                        .hasRootCauseMessage("Read timed out");
            }
        }
    }

    @Test
    void theNextUserOfTheConnectionHasTheLimitOfThePool() throws SQLException {
        try (var proxy = PostgresProxy.of(server); var pool = pool(proxy)) {
            var source = new FailFastDataSource(pool, Duration.ofMillis(REPLY_MILLIS));
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            try (var connection = source.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(REPLY_MILLIS);
            }
            RequestContextHolder.resetRequestAttributes();
            try (var connection = source.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isZero();
            }
        }
    }

    private HikariDataSource pool(PostgresProxy proxy) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(proxy.jdbcUrl());
        pool.setUsername(server.username());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
