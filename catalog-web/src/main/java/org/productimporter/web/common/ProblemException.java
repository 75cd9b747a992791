package org.productimporter.web.common;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An error that is reported to the client as problem details (RFC 9457): a short title, and a detail with the cause, the
/// figures and what to do. Never contains a stack trace or SQL.
public final class ProblemException extends ErrorResponseException {

    private ProblemException(HttpStatus status, ProblemDetail body, Throwable cause) {
        super(status, body, cause);
    }

    /// A problem with its cause, which is logged and not sent.
    public static ProblemException of(HttpStatus status, String title, String detail, Throwable cause) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        return new ProblemException(status, body, cause);
    }

    public static ProblemException of(HttpStatus status, String title, String detail) {
        return of(status, title, detail, new IllegalArgumentException(title));
    }

    /// An invalid field, query parameter or option.
    public record FieldError(String field, String message) {}

    /// 400 for an invalid field, query parameter or option.
    public static ProblemException field(String field, String message) {
        return fields(List.of(new FieldError(field, message)));
    }

    /// 400 with one or more field errors.
    public static ProblemException fields(List<FieldError> errors) {
        var detail = errors.stream().map(FieldError::message).collect(Collectors.joining("; "));
        return of(HttpStatus.BAD_REQUEST, "Invalid request", detail).with("errors", errors);
    }

    /// The field errors; empty if the problem has another cause.
    public List<FieldError> fieldErrors() {
        var members = getBody().getProperties();
        return members != null && members.get("errors") instanceof List<?> errors
                ? errors.stream().filter(FieldError.class::isInstance).map(FieldError.class::cast).toList()
                : List.of();
    }

    public static ProblemException notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "Not found", detail);
    }

    /// 409 with the reason and the actions that are possible.
    public static ProblemException conflict(String reason, String accepted) {
        return of(HttpStatus.CONFLICT, "Action refused", reason + ". " + accepted);
    }

    /// 429 with the seconds until the next attempt is possible.
    public static ProblemException tooManyRequests(String reason, long retryAfterSeconds) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "Too many requests",
                reason + "; try again in " + retryAfterSeconds + " s")
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }

    /// 503 with the seconds until a retry is worthwhile.
    public static ProblemException unavailable(String title, String detail, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, title, detail).header(HttpHeaders.RETRY_AFTER,
                Integer.toString(retryAfterSeconds));
    }

    /// Adds a member for programs.
    public ProblemException with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /// Adds a response header.
    public ProblemException header(String name, String value) {
        getHeaders().set(name, value);
        return this;
    }

    /// The detail, for logs and users.
    public String detail() {
        return String.valueOf(getBody().getDetail());
    }
}
