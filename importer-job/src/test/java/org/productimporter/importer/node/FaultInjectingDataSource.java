package org.productimporter.importer.node;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The pool of a node that can die at any commit: from then on no connection of it can do
/// anything, as if the process had been killed, until it is revived. Thread-safe.
final class FaultInjectingDataSource extends DelegatingDataSource {

    /// Where in a commit the node dies.
    enum Fault {
        /// The server never hears of it and rolls back.
        BEFORE_COMMIT,
        /// The server commits, but nobody is there any more to be told.
        AFTER_COMMIT
    }

    /// Called before each statement is prepared, in the thread that wants to run it.
    interface StatementListener {
        void prepares(String sql);
    }

    private static final String CONNECTION_FAILURE = "08006";
    private static final StatementListener NO_LISTENER = _ -> {};

    private final Map<Connection, String> open = new ConcurrentHashMap<>();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean dead;
    private volatile int failingCommit;
    private volatile Fault death = Fault.BEFORE_COMMIT;
    private volatile String lastStatement = "";
    private volatile StatementListener listener = NO_LISTENER;

    FaultInjectingDataSource(DataSource pool) {
        super(pool);
    }

    /// Counts commits from 0 again and dies at commit `number`, 0 for never.
    void failAtCommit(int number, Fault how) {
        commits.set(0);
        death = how;
        failingCommit = number;
        listener = NO_LISTENER;
    }

    void watch(StatementListener newListener) {
        listener = newListener;
    }

    boolean isFailed() {
        return dead;
    }

    /// The statement before the deadly commit.
    String lastStatement() {
        return lastStatement;
    }

    /// Ends all connections at once; nothing that is under way gets written. A life that begins
    /// meanwhile waits, or its connections would be taken for those of the dead.
    synchronized void die() {
        dead = true;
        for (var connection : open.keySet()) {
            abort(connection);
        }
    }

    /// The process has been started again.
    synchronized void recover() {
        failingCommit = 0;
        listener = NO_LISTENER;
        dead = false;
    }

    private void abort(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            ((Connection) connection.unwrap(PGConnection.class)).abort(Runnable::run);
        } catch (SQLException _) {
            // It is broken already.
        }
        pool().evictConnection(connection);
    }

    private HikariDataSource pool() {
        return (HikariDataSource) java.util.Objects.requireNonNull(getTargetDataSource());
    }

    @Override
    public Connection getConnection() throws SQLException {
        requireOpen();
        var connection = super.getConnection();
        open.put(connection, "");
        if (dead) {
            abort(connection);
        }
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                (_, method, arguments) -> call(connection, method, arguments));
    }

    private @Nullable Object call(Connection connection, Method method, @Nullable Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "close" -> {
                open.remove(connection);
                yield invoke(connection, method, arguments);
            }
            case "commit" -> {
                commit(connection);
                yield null;
            }
            case "prepareStatement", "prepareCall" -> {
                open.put(connection, String.valueOf(arguments[0]));
                listener.prepares(String.valueOf(arguments[0]));
                requireOpen();
                yield invoke(connection, method, arguments);
            }
            default -> {
                requireOpen();
                yield invoke(connection, method, arguments);
            }
        };
    }

    private void commit(Connection connection) throws SQLException {
        int number = commits.incrementAndGet();
        if (number != failingCommit) {
            requireOpen();
            connection.commit();
            return;
        }
        lastStatement = open.getOrDefault(connection, "");
        if (death == Fault.AFTER_COMMIT) {
            connection.commit();
        }
        die();
        requireOpen();
    }

    private void requireOpen() throws SQLException {
        if (dead) {
            throw new SQLException("this node is dead", CONNECTION_FAILURE);
        }
    }

    private static @Nullable Object invoke(Connection connection, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
