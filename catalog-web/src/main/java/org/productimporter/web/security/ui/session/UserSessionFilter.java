package org.productimporter.web.security.ui.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.security.rights.RightsService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects a session whose user was deleted, disabled or changed on any node, and has all other sessions watched from their first
/// request on. Runs before authorization.
public final class UserSessionFilter extends OncePerRequestFilter {

    private final RightsService rights;
    private final SessionRights sessions;
    private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

    public UserSessionFilter(RightsService rights) {
        this.rights = rights;
        this.sessions = new SessionRights(rights);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            if (rights.areCurrentNow(authentication)) {
                sessions.watch(request.getSession(false), authentication);
            } else {
                logout.logout(request, response, authentication);
            }
        }
        chain.doFilter(request, response);
    }
}
