package org.productimporter.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.limits.Limits;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps one caller from asking the catalogue so often that others wait.
final class SearchLimit extends OncePerRequestFilter {

    private static final String SEARCH = "/api/products";

    private final Limits limits;
    private final AccessProblems problems;

    SearchLimit(Limits limits, AccessProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().equals(SEARCH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Actor.signedIn().orElse(request.getRemoteAddr());
        var wait = limits.take(Limits.Kind.SEARCH, caller);
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            problems.tooMany(response, Limits.seconds(wait));
        }
    }
}
