package org.productimporter.web.operations.audit;

import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.security.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/// Records sign-outs of users.
@Component
class SignOutAuditListener {

    private final AuditService audit;

    SignOutAuditListener(AuditService audit) {
        this.audit = audit;
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        Actor.of(event.getAuthentication()).ifPresent(actor -> audit.write(actor, AuditEvent.of("sign-out", actor)));
    }
}
