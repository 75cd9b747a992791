package org.productimporter.web.testing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Keeps everybody waiting who wants to change certain products, so that a story can look at work
/// that is not done yet. For one thread.
public final class LockHolder implements AutoCloseable {

    private final Connection connection;

    private LockHolder(Connection connection) {
        this.connection = connection;
    }

    /// Holds all products, also those that are not there yet. They can be read.
    public static LockHolder ofCatalogue(DataSource database) throws SQLException {
        return of(database, "lock table product in share mode");
    }

    /// Holds the one product with this SKU.
    public static LockHolder ofProduct(DataSource database, String sku) throws SQLException {
        return of(database, "select id from product where sku = '" + sku + "' for update");
    }

    private static LockHolder of(DataSource database, String lock) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // Longer than the server would let a forgotten transaction stand on a slow machine.
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute(lock);
        }
        return new LockHolder(connection);
    }

    /// Lets go; more than once does no harm.
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
