package org.productimporter.db.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The database and the user of the application in an embedded server.
///
/// The user owns the database and is not a superuser: an SQL injection would reach tables, but not files or programs
/// of the machine.
record ApplicationDatabase(int port, String password) {

    static final String NAME = "product_importer";

    String url() {
        return urlOf(NAME);
    }

    private String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Creates the role and the database unless they exist, also after an interrupted start.
    void createIfMissing() throws SQLException {
        try (var connection = connectAsSuperuser()) {
            if (isMissing(connection, "select from pg_roles where rolname = ?")) {
                execute(connection, "create role product_importer login");
            }
            var setPassword = "alter role product_importer password '" + password + "'";
            execute(connection, setPassword);
            if (isMissing(connection, "select from pg_database where datname = ?")) {
                execute(connection, "create database product_importer owner product_importer");
            }
        }
    }

    Connection connectAsSuperuser() throws SQLException {
        var login = new Properties();
        login.setProperty("user", PostgresCluster.SUPERUSER);
        login.setProperty("password", password);
        return DriverManager.getConnection(urlOf("postgres"), login);
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
