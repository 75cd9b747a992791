package org.productimporter.web.security.ui.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.productimporter.web.common.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses requests of pages of other sites that change something or open a push connection: browsers send cookies with a
/// WebSocket handshake of any page, and tell the page in the header `Origin`. Programs without this header have no cookies of a
/// user.
public final class SameOriginFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final PublicAddress address;

    public SameOriginFilter(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var reads = READING.contains(request.getMethod()) && request.getHeader(HttpHeaders.UPGRADE) == null;
        if (origin == null || reads || address.isSameOrigin(origin, request.getServerName(), request.getServerPort())) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }
}
