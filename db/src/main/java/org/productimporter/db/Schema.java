package org.productimporter.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// The schema of Product Importer in one database: migrates it to the version of this program, or
/// explains why the database cannot be used.
///
/// Any number of nodes may migrate at once; one works while the others wait. A Spring Boot program
/// does not need this class: auto-configuration migrates before any bean uses the `DataSource`.
///
/// ```java
/// Schema.in(dataSource).bringUpToDate();
/// ```
public final class Schema {

    /// The migrations use casefold(), the builtin collations and more features of this version.
    private static final int OLDEST_SERVER_MAJOR = 18;

    private final Flyway flyway;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /// The schema in the database behind the given `DataSource`.
    public static Schema in(DataSource dataSource) {
        return new Schema(Flyway.configure().dataSource(dataSource).load());
    }

    /// Applies the missing migrations; does nothing if the schema is current.
    ///
    /// @throws UnusableDatabaseException if the server is older than PostgreSQL 18, or if the
    ///     applied migrations differ from those of this program
    /// @throws CannotGetJdbcConnectionException if the server cannot be reached or refuses the login
    /// @throws org.flywaydb.core.api.FlywayException if a statement fails, or if the schema `public`
    ///     holds tables of another program
    public void bringUpToDate() {
        requireServerVersion(flyway.getConfiguration().getDataSource());
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new UnusableDatabaseException(
                    "The database %s holds a schema of an unreleased version of Product Importer: %s. This version starts with a new schema and has changed nothing."
                            .formatted(target(), appliedVersion()),
                    "To keep the products, export them as CSV with the old version first. Then start"
                            + " anew: for the embedded PostgreSQL choose a new folder in"
                            + " PRODUCT_IMPORTER_DATA or remove the old one (./data by default);"
                            + " otherwise create a new database, or run: drop schema public, staging"
                            + " cascade; create schema public. See docs/UPGRADING.md.",
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
            if (server.getDatabaseMajorVersion() < OLDEST_SERVER_MAJOR) {
                throw new UnusableDatabaseException(
                        "PostgreSQL %d or newer is needed, this is %s (%s).".formatted(OLDEST_SERVER_MAJOR,
                                server.getDatabaseProductVersion(), new DatabaseTarget(server.getURL(), "")),
                        "Upgrade that server, name another one in SPRING_DATASOURCE_URL, or name"
                                + " none to use the embedded PostgreSQL.");
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to the database", e);
        }
    }
}
