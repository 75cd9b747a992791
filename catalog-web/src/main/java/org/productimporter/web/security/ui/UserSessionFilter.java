package org.productimporter.web.security.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.security.users.UserPrincipal;
import org.productimporter.web.security.users.UserService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a session at its next request after its user was deleted, disabled or changed on any node. Runs before authorization.
final class UserSessionFilter extends OncePerRequestFilter {

    private final UserService users;
    private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

    UserSessionFilter(UserService users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof UserPrincipal user
                && !users.isCurrent(user)) {
            logout.logout(request, response, authentication);
        }
        chain.doFilter(request, response);
    }
}
