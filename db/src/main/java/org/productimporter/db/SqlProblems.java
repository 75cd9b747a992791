package org.productimporter.db;

import java.sql.SQLException;
import java.util.Optional;

/// Says in plain words what an SQLSTATE means for the person who runs this program.
class SqlProblems {

    private static final String SETTINGS =
            "SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD";

    private final DatabaseTarget target;

    SqlProblems(DatabaseTarget target) {
        this.target = target;
    }

    /// Empty when the error is none that a person outside the program can mend.
    Optional<UnusableDatabaseException> explain(SQLException refused) {
        var state = refused.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                    problem(
                            refused,
                            "The PostgreSQL server refused the login to %s: %s.",
                            "Check %s; the server's pg_hba.conf must let this user in."
                                    .formatted(SETTINGS));
            case "3D000" ->
                    problem(
                            refused,
                            "The database of %s does not exist: %s.",
                            "Create it (create database ... owner ...), or correct"
                                    + " SPRING_DATASOURCE_URL.");
            case "42501" ->
                    problem(
                            refused,
                            "The database user lacks a right in %s: %s.",
                            "Make the user the owner of the database (alter database ... owner"
                                    + " to ...); it creates tables and the schema staging.");
            case "53100" ->
                    problem(
                            refused,
                            "The PostgreSQL server of %s is out of disk space: %s.",
                            "Free space where its data lies, then start again; nothing that was"
                                    + " committed is lost.");
            case "53300" ->
                    problem(
                            refused,
                            "The PostgreSQL server of %s has no free connection: %s.",
                            "Raise max_connections there, or lower"
                                    + " spring.datasource.hikari.maximum-pool-size (20) here.");
            case "08001", "08004", "08006" ->
                    problem(
                            refused,
                            "No PostgreSQL server answers at %s: %s.",
                            "Start the server, or correct SPRING_DATASOURCE_URL; without it the"
                                    + " embedded PostgreSQL is used.");
            case "57P03" ->
                    problem(
                            refused,
                            "The PostgreSQL server of %s is not ready: %s.",
                            "It is starting, recovering or stopping: wait for it and start again.");
            default -> Optional.empty();
        };
    }

    private Optional<UnusableDatabaseException> problem(
            SQLException refused, String description, String action) {
        return Optional.of(
                new UnusableDatabaseException(
                        description.formatted(target, firstLine(refused)), action, refused));
    }

    /// The server's own words, without "FATAL: " and the final dot.
    private static String firstLine(SQLException refused) {
        var message = String.valueOf(refused.getMessage());
        var line = message.lines().findFirst().orElse(message);
        return line.replaceFirst("^[A-Z]+: ", "").replaceFirst("\\.$", "");
    }
}
