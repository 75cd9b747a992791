package org.productimporter.web.errors;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Responds to what the container rejects before any filter runs, such as malformed request lines and headers. Thread-safe.
final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var problem = StatusProblem.of(response.getStatus());
        ClientErrorLog.log(request, problem.getBody());
        try {
            var body = ProblemWriter.begin(request, response, problem);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(body);
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // The client has closed the connection.
            containerLog.debug("No error response could be written", e);
        }
    }
}
