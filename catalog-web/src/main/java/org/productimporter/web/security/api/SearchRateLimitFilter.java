package org.productimporter.web.security.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RateLimiter;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Limits how often one caller may search products, by any method except the one that creates a product.
final class SearchRateLimitFilter extends OncePerRequestFilter {

    /// Matches the decoded path.
    private static final RequestMatcher PRODUCTS = PathPatternRequestMatcher.withDefaults().matcher("/api/products");

    private final RateLimiter limiter;
    private final SecurityProblemHandler problems;

    SearchRateLimitFilter(RateLimiter limiter, SecurityProblemHandler problems) {
        this.limiter = limiter;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod()) || !PRODUCTS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = limiter.take(RateLimiter.Kind.SEARCH, Actor.signedIn().orElse(request.getRemoteAddr()));
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            problems.tooManyRequests(response, wait);
        }
    }
}
