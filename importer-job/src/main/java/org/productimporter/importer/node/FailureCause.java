package org.productimporter.importer.node;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/// Describes why an attempt failed, in one sentence for the users of the console and of REST.
final class FailureCause {

    private FailureCause() {}

    static String of(Throwable thrown) {
        var root = NestedExceptionUtils.getMostSpecificCause(thrown);
        var message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return root instanceof SQLException error ? of(error, message) : message;
    }

    private static String of(SQLException error, String message) {
        var state = String.valueOf(error.getSQLState());
        return switch (state) {
            case "25P04" -> "a chunk was not done within product.importer.chunk-timeout";
            case "57014" -> "a statement took longer than statement_timeout allows, or was cancelled";
            case "57P01" -> "an administrator or another node ended its database session";
            case "57P02", "57P03" -> "PostgreSQL stopped or was restarted";
            case "53100" -> "the disk of PostgreSQL is full: " + message;
            default -> state.startsWith("08") ? "the connection to PostgreSQL was lost: " + message : message;
        };
    }
}
