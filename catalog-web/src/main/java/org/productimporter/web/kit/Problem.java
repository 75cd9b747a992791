package org.productimporter.web.kit;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A refusal that the client is told as RFC 9457: a short title, and a detail that says what,
/// where, with which numbers and what to do. Never holds a stack trace or SQL.
public final class Problem extends ErrorResponseException {

    private Problem(HttpStatus status, ProblemDetail body, Throwable cause) {
        super(status, body, cause);
    }

    /// A problem that an error of ours or of the system caused; the cause is only logged.
    public static Problem of(HttpStatus status, String title, String detail, Throwable cause) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        return new Problem(status, body, cause);
    }

    public static Problem of(HttpStatus status, String title, String detail) {
        return of(status, title, detail, new IllegalArgumentException(title));
    }

    /// 400 that names the field, query parameter or option at fault.
    public static Problem field(String field, String message) {
        var problem = of(HttpStatus.BAD_REQUEST, "Invalid request", message);
        problem.getBody()
                .setProperty("errors", List.of(Map.of("field", field, "message", message)));
        return problem;
    }

    public static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "Not found", what);
    }

    /// 409: says why an action is refused and which would be accepted.
    public static Problem refused(String why, String accepted) {
        return of(HttpStatus.CONFLICT, "Action refused", why + ". " + accepted);
    }

    /// 429: too much at once, with the seconds after which it is worth trying again.
    public static Problem tooMany(String what, long retryAfterSeconds) {
        var problem =
                of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many requests",
                        what + "; try again in " + retryAfterSeconds + " s");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        return problem;
    }

    /// The detail, for logs and for people.
    public String detail() {
        return String.valueOf(getBody().getDetail());
    }
}
