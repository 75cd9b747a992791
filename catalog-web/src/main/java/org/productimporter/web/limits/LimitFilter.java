package org.productimporter.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.db.node.OutOfMemoryGuard;
import org.productimporter.web.common.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// The outermost filter: limits the body and the sessions of every request. Thread-safe.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LimitFilter extends OncePerRequestFilter {

    private final BodyMemory memory;
    private final SessionLimits sessions;
    private final JsonMapper json;

    LimitFilter(BodyMemory memory, SessionLimits sessions, JsonMapper json) {
        this.memory = memory;
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (needsSession(request) && !sessions.hasRoom(request.getRemoteAddr())) {
            write(new TooManySessionsException().problem(), response);
            return;
        }
        var limited = new LimitedRequest(request, memory, sessions);
        try {
            chain.doFilter(limited, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (limited.refusal() == null || response.isCommitted()) {
                throw e;
            }
        } catch (OutOfMemoryError e) {
            OutOfMemoryGuard.check(e);
            throw e;
        } finally {
            limited.release();
            sessions.updateSignedIn(request.getSession(false));
        }
        var refusal = limited.refusal();
        if (refusal != null && !response.isCommitted()) {
            write(refusal, response);
        }
    }

    /// A page of the console. Servlets would log an exception from the creation of its session, once for each attempt.
    private static boolean needsSession(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/api/") && !path.startsWith("/actuator") && request.getSession(false) == null;
    }

    /// The error page may need a session, too.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private void write(ProblemException problem, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem.getBody());
    }
}
