package org.productimporter.web.security.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.errors.ProblemWriter;
import org.productimporter.web.security.RateLimiter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the responses 401, 403 and 429 of the security filters as defined by RFC 9457 and RFC 6750. Does not reveal whether a
/// path exists. Thread-safe.
@Component
class SecurityProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final RateLimiter limiter;
    private final ApplicationEventPublisher events;

    SecurityProblemHandler(JsonMapper json, RateLimiter limiter, ApplicationEventPublisher events) {
        this.json = json;
        this.limiter = limiter;
        this.events = events;
    }

    /// 401, or 429 if one address sends too many invalid tokens. Valid tokens from that address are still accepted.
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (!(cause instanceof OAuth2AuthenticationException)) {
            unauthorized(response, "Bearer", "Send a token in the header Authorization: Bearer <token>");
            return;
        }
        var wait = limiter.take(RateLimiter.Kind.BAD_TOKEN, request.getRemoteAddr());
        if (!wait.isZero()) {
            tooManyRequests(response, wait);
            return;
        }
        events.publishEvent(AuditEvent.of("token.refused", request.getMethod() + " " + request.getRequestURI()));
        unauthorized(response, "Bearer error=\"invalid_token\"", "The token is unknown, mistyped, expired or revoked");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        write(response, HttpStatus.FORBIDDEN,
                "The token's scopes do not allow " + request.getMethod() + " here, or there is nothing here");
    }

    /// 404 as a page for a browser, whose user has typed or followed an unknown address, otherwise 401.
    void unknownAddress(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (!ProblemWriter.isForBrowser(request)) {
            commence(request, response, cause);
            return;
        }
        ProblemWriter.write(request, response, ProblemException.of(HttpStatus.NOT_FOUND, "Page not found",
                "There is nothing at this address. It may be mistyped, or the page may have moved", cause));
    }

    /// 429 with `Retry-After`.
    void tooManyRequests(HttpServletResponse response, Duration wait) throws IOException {
        var seconds = RateLimiter.seconds(wait);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(response, HttpStatus.TOO_MANY_REQUESTS, "Too many requests; try again in " + seconds + " s");
    }

    private void unauthorized(HttpServletResponse response, String challenge, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        write(response, HttpStatus.UNAUTHORIZED, detail);
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
