package org.productimporter.web.operations.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.security.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Records denied access of authenticated callers. Omits anonymous requests, which are frequent.
@Component
class RefusalAuditListener {

    private final AuditService audit;

    RefusalAuditListener(AuditService audit) {
        this.audit = audit;
    }

    @EventListener
    void on(AuthorizationDeniedEvent<?> event) {
        Actor.of(event.getAuthentication().get())
                .ifPresent(actor -> audit.write(actor, AuditEvent.of("access.denied", describe(event.getObject()))));
    }

    private static String describe(Object denied) {
        return switch (denied) {
            case HttpServletRequest request -> request(request);
            case RequestAuthorizationContext context -> request(context.getRequest());
            case MethodInvocation call -> call.getMethod().getDeclaringClass().getSimpleName() + "."
                    + call.getMethod().getName();
            default -> denied.getClass().getSimpleName();
        };
    }

    /// Without the query, which may contain anything.
    private static String request(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }
}
