package org.productimporter.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Logs a malformed request as one line. Other rejections, such as 404 or 409, are part of normal operation and not logged.
final class ClientErrorLog {

    private static final Logger LOG = LoggerFactory.getLogger(ClientErrorLog.class);
    private static final int MAX_LENGTH = 200;

    private ClientErrorLog() {}

    static void log(HttpServletRequest request, ProblemDetail problem) {
        if (problem.getStatus() == HttpStatus.BAD_REQUEST.value()) {
            LOG.info("400 {} {}: {}", line(request.getMethod()), line(request.getRequestURI()),
                    line(problem.getDetail()));
        }
    }

    /// Replaces control characters, with which a client could forge lines.
    private static String line(@Nullable String text) {
        var line = String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }
}
