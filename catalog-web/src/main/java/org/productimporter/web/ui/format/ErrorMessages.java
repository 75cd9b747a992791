package org.productimporter.web.ui.format;

import java.util.UUID;
import org.productimporter.web.common.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/// Error messages for users.
public final class ErrorMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMessages.class);

    private ErrorMessages() {}

    /// The message for an error. An unexpected error is logged under a reference, which the message contains.
    public static String of(Throwable error) {
        if (error instanceof ProblemException problem) {
            return problem.detail();
        }
        if (error instanceof AccessDeniedException) {
            return "Your role does not allow this. Ask an administrator";
        }
        var reference = UUID.randomUUID().toString();
        var message = error instanceof DataAccessException ? "The database could not process the request"
                : "An unexpected error occurred";
        LOG.error("{} (reference {})", message, reference, error);
        return message + ". Ask an administrator to look up reference " + reference + " in the server log";
    }
}
