package org.productimporter.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// The schema of Product Importer in one database.
///
/// Nodes may migrate concurrently: one works while the others wait. A Spring Boot application does not need this class:
/// the auto-configuration migrates before any bean uses the `DataSource`.
///
/// ```java
/// Schema.in(dataSource).migrate();
/// ```
public final class Schema {

    /// The migrations use casefold() and other features of this version.
    private static final int MIN_MAJOR_VERSION = 18;

    private static final String CREATE_DATABASE =
            "Create a database of its own (create database product_importer encoding 'UTF8' template template0 owner ...)"
                    + " and set its address in SPRING_DATASOURCE_URL.";

    private final Flyway flyway;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /// The schema in the database of the `DataSource`.
    public static Schema in(DataSource dataSource) {
        return new Schema(Flyway.configure().dataSource(dataSource).load());
    }

    /// Applies the pending migrations.
    ///
    /// @throws UnusableDatabaseException if the server is older than PostgreSQL 18, if the encoding of the database is not
    ///     UTF8, if the schema `public` contains tables of another program, or if the applied migrations differ from those
    ///     of this version
    /// @throws CannotGetJdbcConnectionException if the server is unreachable or rejects the login
    /// @throws FlywayException if a statement fails
    public void migrate() {
        requireServer(flyway.getConfiguration().getDataSource());
        try {
            flyway.migrate();
            requireNoNewerMigration();
        } catch (FlywayValidateException e) {
            throw new UnusableDatabaseException(
                    "The database %s contains the schema of an unreleased version of Product Importer: %s. This version requires a new schema and has changed nothing."
                            .formatted(target(), appliedVersion()),
                    "To keep the products, export them as CSV with the old version first. Then, for the embedded"
                            + " PostgreSQL, choose a new folder in PRODUCT_IMPORTER_DATA or remove the old one"
                            + " (./data by default). Otherwise, create a new database, or run: drop schema public,"
                            + " staging cascade; create schema public. See docs/UPGRADING.md.",
                    e);
        } catch (FlywayException e) {
            throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? new UnusableDatabaseException(
                            "The database %s contains tables of another program. Nothing was changed."
                                    .formatted(target()),
                            CREATE_DATABASE, e)
                    : e;
        }
    }

    /// Flyway ignores applied migrations that are newer than all that it knows.
    private void requireNoNewerMigration() {
        for (var migration : flyway.info().applied()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new UnusableDatabaseException(
                        "The database %s contains the schema of a newer version of Product Importer: %s. Nothing was changed."
                                .formatted(target(), appliedVersion()),
                        "Start the newer version, or restore a backup of the database from before the upgrade.");
            }
        }
    }

    private String target() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            return new DatabaseTarget(connection.getMetaData().getURL(), "").toString();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to the database", e);
        }
    }

    private String appliedVersion() {
        var applied = flyway.info().applied();
        var last = applied[applied.length - 1];
        return "%d migrations, the last is %s (%s)".formatted(applied.length, last.getVersion(), last.getDescription());
    }

    private static void requireServer(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < MIN_MAJOR_VERSION) {
                throw new UnusableDatabaseException(
                        "PostgreSQL %d or newer is required, the server has version %s (%s).".formatted(
                                MIN_MAJOR_VERSION, server.getDatabaseProductVersion(),
                                new DatabaseTarget(server.getURL(), "")),
                        "Upgrade that server, configure another one in SPRING_DATASOURCE_URL, or"
                                + " remove that setting to use the embedded PostgreSQL.");
            }
            requireUnicode(connection);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to the database", e);
        }
    }

    private static void requireUnicode(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_encoding')")) {
            row.next();
            if (!row.getString(1).equals("UTF8")) {
                throw new UnusableDatabaseException(
                        "The database %s has the encoding %s; UTF8 is required."
                                .formatted(new DatabaseTarget(connection.getMetaData().getURL(), ""), row.getString(1)),
                        CREATE_DATABASE);
            }
        }
    }
}
