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
        var database = JdbcClient.create(dataSource);
        var client = dataSource.getConnection();
        var pid = client.unwrap(PGConnection.class).getBackendPID();
        var statement = CompletableFuture.runAsync(() -> sleep(client));
        await().atMost(Duration.ofSeconds(20)).until(() -> isActive(database, pid));

        ((Connection) client.unwrap(PGConnection.class)).abort(Runnable::run);

        await().atMost(Duration.ofSeconds(20)).until(() -> !isActive(database, pid));
        assertThat(statement).failsWithin(Duration.ofSeconds(5));
        client.close();
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
