package org.productimporter.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.limits.Limits;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the token of a request from its Authorization header, and from nowhere else. A request
/// without one goes on as nobody's; a request with a bad one ends here.
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final AccessProblems problems;
    private final Limits limits;
    private final ApplicationEventPublisher events;

    BearerTokenFilter(
            Tokens tokens,
            AccessProblems problems,
            Limits limits,
            ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.problems = problems;
        this.limits = limits;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        var secret = secret(header);
        var caller = secret == null ? null : tokens.authenticate(secret).orElse(null);
        if (caller == null) {
            refuse(request, response);
            return;
        }
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(
                        caller, null, caller.authorities());
        authentication.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /// Good tokens from the same address go on working, however many bad ones come.
    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wait = limits.take(Limits.Kind.BAD_TOKEN, request.getRemoteAddr());
        if (wait.isZero()) {
            events.publishEvent(
                    Deed.of("token.refused", request.getMethod() + " " + request.getRequestURI()));
            problems.commence(
                    request, response, new BadCredentialsException("the token is not good"));
        } else {
            problems.tooMany(response, Limits.seconds(wait));
        }
    }

    private static @Nullable String secret(String header) {
        var bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? header.substring(BEARER.length()).strip() : null;
    }
}
