package org.productimporter.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/// Responds to requests that the firewall of Spring Security rejects. Thread-safe.
@Component
class RejectedRequestHandler implements RequestRejectedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
            throws IOException {
        var problem = ErrorTranslator.rejected();
        ClientErrorLog.log(request, problem.getBody());
        ProblemWriter.write(request, response, problem);
    }
}
