package org.productimporter.web.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.productimporter.web.access.Actor;
import org.productimporter.web.kit.Deed;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Writes down what somebody who had signed in was refused. Strangers are refused all day long
/// and are nobody, so they are left out.
@Component
class Refusals {

    private final Audit audit;

    Refusals(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(AuthorizationDeniedEvent<?> event) {
        Actor.of(event.getAuthentication().get())
                .ifPresent(
                        actor ->
                                audit.write(
                                        actor, Deed.of("access.denied", what(event.getObject()))));
    }

    private static String what(Object refused) {
        return switch (refused) {
            case HttpServletRequest request -> request(request);
            case RequestAuthorizationContext context -> request(context.getRequest());
            case MethodInvocation call ->
                    call.getMethod().getDeclaringClass().getSimpleName()
                            + "."
                            + call.getMethod().getName();
            default -> refused.getClass().getSimpleName();
        };
    }

    /// Without the query, which may hold anything.
    private static String request(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }
}
