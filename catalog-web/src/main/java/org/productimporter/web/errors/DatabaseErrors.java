package org.productimporter.web.errors;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// Translates failures of the database by their SQLSTATE: a value that it cannot store is a mistake of the client (400), a
/// connection that fails means that it is away (503), a conflict between transactions that it is busy (503).
final class DatabaseErrors {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseErrors.class);
    private static final int MAX_CAUSES = 20;
    private static final int AWAY_RETRY_SECONDS = 5;
    private static final int BUSY_RETRY_SECONDS = 1;

    private static final Pattern INVALID_VALUE = Pattern.compile("22...|2350[2-4]|23514");
    private static final Pattern DUPLICATE = Pattern.compile("23505|23P01");

    /// Connection failures, too many connections, a full disk, a server that stops or starts, input and output errors.
    private static final Pattern AWAY = Pattern.compile("08...|53...|57P0.|58...");

    /// Deadlocks, serialization failures, lock timeouts and ended statements.
    private static final Pattern BUSY = Pattern.compile("40...|55P03|57014");

    private DatabaseErrors() {}

    /// Returns empty if the exception is none of the database, or an unexpected one.
    static Optional<ProblemException> translate(Throwable failure) {
        var cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof SQLException || cause instanceof QueryTimeoutException
                    || cause instanceof CannotGetJdbcConnectionException) {
                var problem = problem(cause);
                if (problem != null) {
                    return Optional.of(problem);
                }
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static @Nullable ProblemException problem(Throwable failure) {
        var state = failure instanceof SQLException error ? String.valueOf(error.getSQLState()) : "";
        if (INVALID_VALUE.matcher(state).matches()) {
            return ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request",
                    "A value of the request cannot be stored or compared: it contains an unusual character, or a number or"
                            + " time that is out of range");
        }
        if (DUPLICATE.matcher(state).matches()) {
            return ProblemException.conflict("The request conflicts with an existing object",
                    "Read it, then try again");
        }
        if (BUSY.matcher(state).matches() || failure instanceof QueryTimeoutException) {
            LOG.warn("The database was busy (SQLSTATE {})", state);
            return ProblemException.unavailable("The database is busy", "Nothing was changed. Try again in a moment",
                    BUSY_RETRY_SECONDS);
        }
        if (AWAY.matcher(state).matches() || failure instanceof SQLTransientConnectionException
                || failure instanceof CannotGetJdbcConnectionException) {
            LOG.warn("The database does not answer (SQLSTATE {})", state);
            return ProblemException.unavailable("The database does not answer",
                    "The server works again as soon as the database does. Try again in a few seconds",
                    AWAY_RETRY_SECONDS);
        }
        return null;
    }
}
