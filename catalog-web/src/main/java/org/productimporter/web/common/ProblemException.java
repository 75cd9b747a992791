package org.productimporter.web.common;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A refusal that the client is told as RFC 9457: a short title, and a detail that says what,
/// where, with which numbers and what to do. Never holds a stack trace or SQL.
public final class ProblemException extends ErrorResponseException {

    private ProblemException(HttpStatus status, ProblemDetail body, Throwable cause) {
        super(status, body, cause);
    }

    /// A problem that an error of ours or of the system caused; the cause is only logged.
    public static ProblemException of(HttpStatus status, String title, String detail, Throwable cause) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        return new ProblemException(status, body, cause);
    }

    public static ProblemException of(HttpStatus status, String title, String detail) {
        return of(status, title, detail, new IllegalArgumentException(title));
    }

    /// What is wrong with one field, query parameter or option.
    public record FieldError(String field, String message) {}

    /// 400 that names the field, query parameter or option at fault.
    public static ProblemException field(String field, String message) {
        return fields(List.of(new FieldError(field, message)));
    }

    /// 400 that names everything at fault; one or more.
    public static ProblemException fields(List<FieldError> errors) {
        var detail = errors.stream().map(FieldError::message).collect(Collectors.joining("; "));
        return of(HttpStatus.BAD_REQUEST, "Invalid request", detail).with("errors", errors);
    }

    /// What is wrong with single fields; empty when the problem is of another kind.
    public List<FieldError> fieldErrors() {
        var members = getBody().getProperties();
        return members != null && members.get("errors") instanceof List<?> errors
                ? errors.stream().filter(FieldError.class::isInstance).map(FieldError.class::cast).toList()
                : List.of();
    }

    public static ProblemException notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "Not found", what);
    }

    /// 409: says why an action is refused and which would be accepted.
    public static ProblemException refused(String why, String accepted) {
        return of(HttpStatus.CONFLICT, "Action refused", why + ". " + accepted);
    }

    /// 429: too much at once, with the seconds after which it is worth trying again.
    public static ProblemException tooMany(String what, long retryAfterSeconds) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "Too many requests",
                what + "; try again in " + retryAfterSeconds + " s")
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }

    /// 503: the same request may be accepted after so many seconds.
    public static ProblemException busy(String title, String detail, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, title, detail).header(HttpHeaders.RETRY_AFTER,
                Integer.toString(retryAfterSeconds));
    }

    /// The same problem with one more member, for programs.
    public ProblemException with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /// The same problem with one more header.
    public ProblemException header(String name, String value) {
        getHeaders().set(name, value);
        return this;
    }

    /// The detail, for logs and for people.
    public String detail() {
        return String.valueOf(getBody().getDetail());
    }
}
