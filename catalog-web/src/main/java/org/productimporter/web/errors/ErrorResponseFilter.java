package org.productimporter.web.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.input.RequestValidator;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/// The outermost filter: refuses requests that cannot be decoded, and responds to exceptions of other filters and of servlets.
/// Only the filter that sets the character encoding precedes it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ErrorResponseFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            RequestValidator.requireValid(request);
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(e)) {
                // The container closes the connection, so that the response does not look complete.
                throw e;
            }
            var problem = ErrorTranslator.translate(e);
            ClientErrorLog.log(request, problem.getBody());
            response.reset();
            ProblemWriter.write(request, response, problem);
        }
    }
}
