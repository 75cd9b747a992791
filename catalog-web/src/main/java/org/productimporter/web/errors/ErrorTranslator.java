package org.productimporter.web.errors;

import java.util.Optional;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.RefusedBodyException;
import org.productimporter.web.input.JsonErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import tools.jackson.core.JacksonException;

/// Translates every exception of a request into a problem. Its texts are those of this program: the message of another exception
/// is logged, if at all, and never sent. A mistake of the client has no stack trace in the log. Thread-safe.
public final class ErrorTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorTranslator.class);
    private static final int MAX_CAUSES = 20;

    private ErrorTranslator() {}

    /// Returns the problem for an exception. Logs an unexpected exception under a reference, which the problem contains.
    public static ProblemException translate(Throwable failure) {
        var refused = refusedBody(failure);
        if (refused.isPresent()) {
            return refused.get();
        }
        var cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            var known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        return DatabaseErrors.translate(failure).orElseGet(() -> unexpected(failure));
    }

    /// A body that is refused while it is read looks like one that ended early.
    private static Optional<ProblemException> refusedBody(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RefusedBodyException refused
                ? Optional.of(refused.problem())
                : Optional.empty();
    }

    private static Optional<ProblemException> known(Throwable failure) {
        return Optional.ofNullable(switch (failure) {
            case ProblemException problem -> problem;
            case InvalidOptionException invalid -> ProblemException.field(invalid.option(),
                    String.valueOf(invalid.getMessage()));
            case RequestRejectedException _ -> rejected();
            case InvalidParameterException invalid -> parameters(invalid);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            default -> null;
        });
    }

    /// 400: the request contains something that a valid client never sends.
    static ProblemException rejected() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request",
                "The method, the path, a header or the name of a parameter contains characters that are not accepted."
                        + " A product whose SKU is . or .. is found by /api/products/?sku_exact=");
    }

    private static ProblemException parameters(InvalidParameterException failure) {
        var status = HttpStatus.resolve(failure.getErrorCode());
        return status == HttpStatus.CONTENT_TOO_LARGE
                ? ProblemException.of(status, "The form is too large", "Send fewer or shorter fields")
                : ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request",
                        "The parameters cannot be decoded: send percent-encoded UTF-8, and at most 200 parameters");
    }

    private static ProblemException unreadable(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case ProblemException problem -> problem;
            case JacksonException invalid -> JsonErrors.translate(invalid);
            case null, default -> ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid request",
                    "The body is missing or ended early; send a JSON object");
        };
    }

    private static ProblemException unexpected(Throwable failure) {
        var reference = UUID.randomUUID();
        LOG.error("Something went wrong in the server (reference {})", reference, failure);
        return ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal Server Error",
                "Something went wrong in the server; the server's log has the details under reference " + reference);
    }
}
