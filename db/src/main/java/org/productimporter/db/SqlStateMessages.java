package org.productimporter.db;

import static java.util.Map.entry;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/// Explains the SQLSTATE of a failed connection or migration to the operator.
class SqlStateMessages {

    /// @param description format of the database and the message of the server
    private record Advice(String description, String action) {}

    private static final Advice NO_LOGIN = new Advice("The PostgreSQL server rejected the login to %s: %s.",
            "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD. The pg_hba.conf of"
                    + " the server must allow the user.");

    private static final Advice NO_SERVER = new Advice("No PostgreSQL server answers at %s: %s.",
            "Start the server, or correct SPRING_DATASOURCE_URL. Without that setting the embedded PostgreSQL is used.");

    private static final Map<String, Advice> ADVICE = Map.ofEntries(entry("28P01", NO_LOGIN), entry("28000", NO_LOGIN),
            entry("08001", NO_SERVER), entry("08004", NO_SERVER), entry("08006", NO_SERVER),
            entry("3D000",
                    new Advice("The database of %s does not exist: %s.",
                            "Create it (create database ... owner ...), or correct SPRING_DATASOURCE_URL.")),
            entry("42501",
                    new Advice("The database user lacks a privilege in %s: %s.",
                            "Make the user the owner of the database (alter database ... owner to ...): it creates"
                                    + " tables and the schema staging.")),
            entry("53100",
                    new Advice("The PostgreSQL server of %s is out of disk space: %s.",
                            "Free disk space on the server, then start again. No committed data is lost.")),
            entry("53300", new Advice("The PostgreSQL server of %s has no free connection: %s.",
                    "Increase max_connections of the server, or decrease spring.datasource.hikari.maximum-pool-size"
                            + " (20) of this node.")),
            entry("57P03", new Advice("The PostgreSQL server of %s is not ready: %s.",
                    "It is starting, recovering or stopping. Wait until it is ready, then start again.")));

    private final DatabaseTarget target;

    SqlStateMessages(DatabaseTarget target) {
        this.target = target;
    }

    /// Returns empty for an error that the operator cannot correct.
    Optional<UnusableDatabaseException> explain(SQLException error) {
        return Optional.ofNullable(ADVICE.get(error.getSQLState()))
                .map(advice -> new UnusableDatabaseException(
                        advice.description().formatted(target, serverMessage(error)), advice.action(), error));
    }

    /// The first line of the message without severity and final dot.
    private static String serverMessage(SQLException error) {
        var message = String.valueOf(error.getMessage());
        var line = message.lines().findFirst().orElse(message);
        return line.replaceFirst("^[A-Z]+: ", "").replaceFirst("\\.$", "");
    }
}
