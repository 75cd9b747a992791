package org.productimporter.db;

import java.sql.SQLException;
import java.util.Optional;

/// Says in plain words what an SQLSTATE means for the person who runs this program.
class SqlStateMessages {

    /// @param description with places for the target and for the server's own words
    private record Advice(String description, String action) {}

    private static final Advice NO_SERVER = new Advice("No PostgreSQL server answers at %s: %s.",
            "Start the server, or correct SPRING_DATASOURCE_URL; without it the" + " embedded PostgreSQL is used.");

    private static final Advice NO_LOGIN = new Advice("The PostgreSQL server refused the login to %s: %s.",
            "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                    + " SPRING_DATASOURCE_PASSWORD; the server's pg_hba.conf must let this" + " user in.");

    private static final Advice NO_DATABASE = new Advice("The database of %s does not exist: %s.",
            "Create it (create database ... owner ...), or correct" + " SPRING_DATASOURCE_URL.");

    private static final Advice NO_RIGHT = new Advice("The database user lacks a right in %s: %s.",
            "Make the user the owner of the database (alter database ... owner"
                    + " to ...); it creates tables and the schema staging.");

    private static final Advice NO_SPACE = new Advice("The PostgreSQL server of %s is out of disk space: %s.",
            "Free space where its data lies, then start again; nothing that was" + " committed is lost.");

    private static final Advice NO_CONNECTION = new Advice("The PostgreSQL server of %s has no free connection: %s.",
            "Raise max_connections there, or lower" + " spring.datasource.hikari.maximum-pool-size (20) here.");

    private static final Advice NOT_READY = new Advice("The PostgreSQL server of %s is not ready: %s.",
            "It is starting, recovering or stopping: wait for it and start again.");

    private final DatabaseTarget target;

    SqlStateMessages(DatabaseTarget target) {
        this.target = target;
    }

    /// Empty when the error is none that a person outside the program can mend.
    Optional<UnusableDatabaseException> explain(SQLException refused) {
        var state = refused.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> problem(refused, NO_LOGIN);
            case "3D000" -> problem(refused, NO_DATABASE);
            case "42501" -> problem(refused, NO_RIGHT);
            case "53100" -> problem(refused, NO_SPACE);
            case "53300" -> problem(refused, NO_CONNECTION);
            case "08001", "08004", "08006" -> problem(refused, NO_SERVER);
            case "57P03" -> problem(refused, NOT_READY);
            default -> Optional.empty();
        };
    }

    private Optional<UnusableDatabaseException> problem(SQLException refused, Advice advice) {
        return Optional.of(new UnusableDatabaseException(advice.description().formatted(target, firstLine(refused)),
                advice.action(), refused));
    }

    /// The server's own words, without "FATAL: " and the final dot.
    private static String firstLine(SQLException refused) {
        var message = String.valueOf(refused.getMessage());
        var line = message.lines().findFirst().orElse(message);
        return line.replaceFirst("^[A-Z]+: ", "").replaceFirst("\\.$", "");
    }
}
