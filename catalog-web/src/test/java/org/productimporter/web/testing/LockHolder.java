package org.productimporter.web.testing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Locks products, so that a test can observe work that waits for them. Not thread-safe.
public final class LockHolder implements AutoCloseable {

    private final Connection connection;

    private LockHolder(Connection connection) {
        this.connection = connection;
    }

    /// Locks all products against changes and new rows. They can be read.
    public static LockHolder ofCatalogue(DataSource database) throws SQLException {
        return of(database, "lock table product in share mode");
    }

    /// Locks the product with this SKU.
    public static LockHolder ofProduct(DataSource database, String sku) throws SQLException {
        return of(database, "select id from product where sku = '" + sku + "' for update");
    }

    private static LockHolder of(DataSource database, String lock) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // On a slow machine, the test lasts longer than the timeout of the server for idle transactions.
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute(lock);
        }
        return new LockHolder(connection);
    }

    /// Releases the lock. Idempotent.
    public void release() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.close();
        }
    }

    @Override
    public void close() throws SQLException {
        release();
    }
}
