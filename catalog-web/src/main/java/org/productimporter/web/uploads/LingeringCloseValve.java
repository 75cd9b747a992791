package org.productimporter.web.uploads;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.productimporter.web.common.UploadRequests;
import org.productimporter.web.limits.LimitedProtocol;

/// Lets a client read why its upload was refused. A server that closes a connection while the client is still sending resets
/// it, and the client loses the response, so the rest of the file is read for a limited time. Thread-safe.
final class LingeringCloseValve extends ValveBase {

    LingeringCloseValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (isRefusedBody(request, response)) {
            if (!response.isCommitted()) {
                response.setHeader("Connection", "close");
            }
            LimitedProtocol.lingerAfter(request.getCoyoteRequest());
        }
    }

    /// A body that stalled or broke has no rest.
    private static boolean isRefusedBody(Request request, Response response) {
        return response.getStatus() >= 400 && request.getContext() != null && UploadRequests.hasPathOfUpload(request)
                && request.getCoyoteRequest().getErrorException() == null && !request.isFinished();
    }
}
