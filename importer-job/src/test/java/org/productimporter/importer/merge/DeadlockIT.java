package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A merge that PostgreSQL ends because of a deadlock is repeated, behind its savepoint: somebody
/// else locks two products in the opposite order.
@OnPostgres
class DeadlockIT {

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    @TempDir private Path folder;

    DeadlockIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    private static final String TWO_PRODUCTS = """
            insert into product (sku, name)
            values ('a', 'old'), ('b', 'old')
            """;

    @Test
    void theMergeThatLosesIsRepeated() throws IOException {
        patience("5s");
        database.sql(TWO_PRODUCTS).update();
        var file = Files.writeString(folder.resolve("two.csv"), "sku,name\na,new\nb,new\n");
        var id = requests.insert(file);
        var merged = new AtomicBoolean();
        var circle = new CompletableFuture<Boolean>();
        try (var node = ImporterNode.byHand(server, "node")) {
            node.pool().watch(sql -> {
                if (sql.contains("update product p") && merged.compareAndSet(false, true)) {
                    lockBackwards(circle);
                }
            });
            node.runToEnd(id);
        }

        assertThat(circle.join()).isTrue();
        assertThat(requests.status(id)).isEqualTo(new ImportRequests.Status(ImportState.COMPLETED,
                "0 new, 2 updated, 0 unchanged, 0 duplicate, 0 rejected", null, 1));
        assertThat(database.sql("select sku || ' ' || name || ' ' || version from product")
                .query((row, _) -> row.getString(1))
                .list()).containsExactlyInAnyOrder("a new 2", "b new 2");
    }

    /// So long PostgreSQL lets somebody wait before it looks for a deadlock, once: our opponent
    /// has to close the circle before.
    private void patience(String time) {
        var name = server.jdbcUrl().substring(server.jdbcUrl().lastIndexOf('/') + 1);
        JdbcClient.create(server.superuser())
                .sql("alter database \"%s\" set deadlock_timeout = '%s'".formatted(name, time))
                .update();
    }

    /// Holds `b` when it returns. Takes `a` as soon as the merge, which holds `a`, waits for `b`;
    /// that it gets `a` before it has given `b` back is the end of the merge's statement.
    private void lockBackwards(CompletableFuture<Boolean> circle) {
        try {
            var connection = server.superuser().getConnection();
            connection.setAutoCommit(false);
            var opponent = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            // Never the one that looks, so never the one that loses.
            opponent.sql("set deadlock_timeout = '60s'").update();
            lock(opponent, "b", "");
            circle.completeAsync(() -> closeTheCircle(connection, opponent));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean closeTheCircle(Connection connection, JdbcClient opponent) {
        try (connection) {
            var us = opponent.sql("select pg_backend_pid()").query(Integer.class).single();
            await().pollInterval(Duration.ofMillis(20)).until(() -> isWaitedFor(opponent, us));
            assertThat(lock(opponent, "a", "skip locked")).isFalse();
            var won = lock(opponent, "a", "");
            connection.rollback();
            return won;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isWaitedFor(JdbcClient opponent, int process) {
        return opponent.sql("""
                select exists (
                    select from pg_stat_activity
                    where :process = any (pg_blocking_pids(pid)))
                """).param("process", process).query(Boolean.class).single();
    }

    private static boolean lock(JdbcClient opponent, String sku, String patience) {
        return opponent.sql("select true from product where sku = :sku for update " + patience)
                .param("sku", sku)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
