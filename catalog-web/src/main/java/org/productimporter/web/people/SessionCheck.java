package org.productimporter.web.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.access.Open;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a session at its next request when its user was deleted, disabled or changed, on
/// whichever node that happened. Belongs into the chain of the console, before authorization:
/// `http.addFilterBefore(sessionCheck, AuthorizationFilter.class)`.
@Component
@Open("a filter, which takes rights away and gives none")
public class SessionCheck extends OncePerRequestFilter {

    private final Users users;
    private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

    SessionCheck(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && !users.isCurrent(user)) {
            logout.logout(request, response, authentication);
        }
        chain.doFilter(request, response);
    }
}
