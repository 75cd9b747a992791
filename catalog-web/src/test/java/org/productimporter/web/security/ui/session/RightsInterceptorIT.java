package org.productimporter.web.security.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.server.VaadinServletRequest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.rights.RightsService;
import org.productimporter.web.security.users.UserPrincipal;
import org.productimporter.web.security.users.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// The start of a request, without the watch that ends sessions.
@WebServerTest
class RightsInterceptorIT {

    @Autowired private RightsService rights;
    @Autowired private UserService users;
    @Autowired private JdbcClient database;

    @Test
    void messageOfADisabledUserFindsNoSession() {
        database.sql("delete from app_user").update();
        var user = SystemActor.of("test", Scope.ADMIN)
                .call(() -> users.create(new UserService.NewUser("anna", Role.ADMIN, "blue whale on ice")));
        var principal = new UserPrincipal(user.id(), "anna", null, Role.ADMIN, true, 1);
        var request = new MockHttpServletRequest();
        var session = (MockHttpSession) Objects.requireNonNull(request.getSession());
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities())));
        var interceptor = new RightsInterceptor(rights);

        interceptor.requestStart(new VaadinServletRequest(request, null), null);
        assertThat(session.isInvalid()).isFalse();

        database.sql("update app_user set enabled = false, version = version + 1").update();
        await().atMost(Duration.ofSeconds(2)).until(() -> {
            interceptor.requestStart(new VaadinServletRequest(request, null), null);
            return session.isInvalid();
        });
    }
}
