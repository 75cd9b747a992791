package org.productimporter.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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
    /// @throws UnusableDatabaseException if the server is older than PostgreSQL 18, or if the applied migrations differ
    ///     from those of this version
    /// @throws CannotGetJdbcConnectionException if the server is unreachable or rejects the login
    /// @throws org.flywaydb.core.api.FlywayException if a statement fails, or if the schema `public` contains tables of
    ///     another program
    public void migrate() {
        requireServerVersion(flyway.getConfiguration().getDataSource());
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new UnusableDatabaseException(
                    "The database %s contains the schema of an unreleased version of Product Importer: %s. This version requires a new schema and has changed nothing."
                            .formatted(target(), appliedVersion()),
                    "To keep the products, export them as CSV with the old version first. Then, for the embedded"
                            + " PostgreSQL, choose a new folder in PRODUCT_IMPORTER_DATA or remove the old one"
                            + " (./data by default). Otherwise, create a new database, or run: drop schema public,"
                            + " staging cascade; create schema public. See docs/UPGRADING.md.",
                    e);
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

    private static void requireServerVersion(DataSource dataSource) {
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
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to the database", e);
        }
    }
}
