package org.productimporter.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.productimporter.db.testing.OnPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A statement ends in PostgreSQL when its client is gone, with the session settings of production.
@OnPostgres
class AbandonedStatementIT {

    private final DataSource dataSource;

    AbandonedStatementIT(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void endsWithItsClient() throws SQLException {
        endsAfter(client -> ((Connection) client.unwrap(PGConnection.class)).abort(Runnable::run), 0);
    }

    @Test
    void endsWhenItsClientHasWaitedTooLong() throws SQLException {
        endsAfter(client -> {}, 500);
    }

    /// How a client gives up.
    private interface End {
        void of(Connection client) throws SQLException;
    }

    private void endsAfter(End end, int replyTimeoutMillis) throws SQLException {
        var database = JdbcClient.create(dataSource);
        try (var client = dataSource.getConnection()) {
            client.setNetworkTimeout(Runnable::run, replyTimeoutMillis);
            var pid = client.unwrap(PGConnection.class).getBackendPID();
            var statement = CompletableFuture.runAsync(() -> sleep(client));
            await().atMost(Duration.ofSeconds(20)).until(() -> isActive(database, pid));

            end.of(client);

            await().atMost(Duration.ofSeconds(20)).until(() -> !isActive(database, pid));
            assertThat(statement).failsWithin(Duration.ofSeconds(5));
        }
    }

    /// A statement without an answer ends on the server first, with a reason, and only then on the client.
    @Test
    void theServerEndsAStatementBeforeTheSocketDoes() throws SQLException {
        var database = JdbcClient.create(dataSource);
        var server = database.sql("select setting::integer from pg_settings where name = 'statement_timeout'")
                .query(Integer.class)
                .single();
        try (var client = dataSource.getConnection()) {
            assertThat(server).isPositive().isLessThan(client.getNetworkTimeout());
        }
    }

    private static void sleep(Connection client) {
        try (var statement = client.createStatement()) {
            statement.execute("select pg_sleep(120)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isActive(JdbcClient database, int pid) {
        return database.sql("select exists (select from pg_stat_activity where pid = :pid and state = 'active')")
                .param("pid", pid)
                .query(Boolean.class)
                .single();
    }
}
