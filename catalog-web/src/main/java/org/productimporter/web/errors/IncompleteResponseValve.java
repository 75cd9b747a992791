package org.productimporter.web.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Closes the connection of a response that failed after its start, so that a client sees that it is incomplete. Tomcat does so
/// itself only after an error dispatch, which would append a problem to the download, and which security denies to a caller
/// whose rights have ended. Thread-safe.
final class IncompleteResponseValve extends ValveBase {

    IncompleteResponseValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure != null && response.isCommitted()) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, failure);
        }
    }
}
