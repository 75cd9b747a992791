package org.productimporter.importer.node;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The pool of a node, which can fail at any commit. A failed pool rejects every call, as if the process
/// had been killed, until it recovers. Thread-safe.
public final class FaultInjectingDataSource extends DelegatingDataSource {

    /// When the node fails.
    public enum Fault {
        /// The server does not receive the commit and rolls back.
        BEFORE_COMMIT,
        /// The server commits, and the client gets no response.
        AFTER_COMMIT
    }

    /// Called before each statement is prepared, in the thread that runs it.
    public interface StatementListener {
        void prepares(String sql);
    }

    private static final String CONNECTION_FAILURE = "08006";
    private static final StatementListener NO_LISTENER = _ -> {};

    private final Map<Connection, String> open = new ConcurrentHashMap<>();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean failed;
    private volatile int failingCommit;
    private volatile Fault fault = Fault.BEFORE_COMMIT;
    private volatile String lastStatement = "";
    private volatile StatementListener listener = NO_LISTENER;

    FaultInjectingDataSource(DataSource pool) {
        super(pool);
    }

    /// Resets the count of commits and fails at commit `number`; 0 means never.
    public void failAtCommit(int number, Fault newFault) {
        commits.set(0);
        fault = newFault;
        failingCommit = number;
        listener = NO_LISTENER;
    }

    public void watch(StatementListener newListener) {
        listener = newListener;
    }

    public boolean isFailed() {
        return failed;
    }

    /// Returns the last statement before the failing commit.
    public String lastStatement() {
        return lastStatement;
    }

    /// Aborts all connections; open transactions are rolled back. [#recover] waits meanwhile, so that new
    /// connections are not aborted.
    public synchronized void fail() {
        failed = true;
        for (var connection : open.keySet()) {
            abort(connection);
        }
    }

    /// Accepts calls again, like a restarted process.
    public synchronized void recover() {
        failingCommit = 0;
        listener = NO_LISTENER;
        failed = false;
    }

    private void abort(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            ((Connection) connection.unwrap(PGConnection.class)).abort(Runnable::run);
        } catch (SQLException _) {
            // The connection is broken already.
        }
        pool().evictConnection(connection);
    }

    private HikariDataSource pool() {
        return (HikariDataSource) Objects.requireNonNull(getTargetDataSource());
    }

    @Override
    public Connection getConnection() throws SQLException {
        requireOpen();
        var connection = super.getConnection();
        open.put(connection, "");
        if (failed) {
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
        if (fault == Fault.AFTER_COMMIT) {
            connection.commit();
        }
        fail();
        requireOpen();
    }

    private void requireOpen() throws SQLException {
        if (failed) {
            throw new SQLException("this node has failed", CONNECTION_FAILURE);
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
