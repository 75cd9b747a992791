package org.productimporter.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// The tables of Product Importer in one database: brings them to the version that this program
/// needs, or says what is wrong with the database.
///
/// Any number of nodes may do so at once; one works while the others wait. Not needed in a Spring
/// Boot program, where auto-configuration does it before any bean may use the `DataSource`.
///
/// ```java
/// Schema.in(dataSource).bringUpToDate();
/// ```
public final class Schema {

    /// Migrations use casefold(), the builtin collations and more that came with this version.
    private static final int OLDEST_SERVER_MAJOR = 18;

    private final Flyway flyway;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /// The schema in the database behind the given `DataSource`.
    public static Schema in(DataSource dataSource) {
        return new Schema(Flyway.configure().dataSource(dataSource).load());
    }

    /// Creates what is missing; does nothing when everything is there.
    ///
    /// @throws UnusableDatabaseException if the server is older than PostgreSQL 18
    /// @throws CannotGetJdbcConnectionException if the server cannot be reached or refuses us
    /// @throws org.flywaydb.core.api.FlywayException if the server refuses a statement, or holds
    ///     a schema that this program did not make
    public void bringUpToDate() {
        refuseOldServer(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    private static void refuseOldServer(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_SERVER_MAJOR) {
                throw new UnusableDatabaseException(
                        "PostgreSQL %d or newer is needed, this is %s (%s)."
                                .formatted(
                                        OLDEST_SERVER_MAJOR,
                                        server.getDatabaseProductVersion(),
                                        new DatabaseTarget(server.getURL(), "")),
                        "Upgrade that server, name another one in SPRING_DATASOURCE_URL, or name"
                                + " none to use the embedded PostgreSQL.");
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to the database", e);
        }
    }
}
