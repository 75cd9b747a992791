package org.productimporter.web.common;

import org.jspecify.annotations.Nullable;

/// An entry for the audit log. A feature publishes it as a Spring application event in the transaction of the change. The audit
/// log inserts it in the same transaction and adds the actor, the time and the address.
///
/// @param action such as `token.revoked`
/// @param object such as `token:ab12cd34`
/// @param before the state before, as anything that Jackson writes as JSON; never contains a secret
/// @param after the state after, likewise
public record AuditEvent(String action, String object, @Nullable Object before, @Nullable Object after) {

    /// Whether a request was refused, and nothing changed. Callers can repeat such events at will.
    public boolean isRefusal() {
        return action.endsWith(".refused") || action.endsWith(".denied");
    }

    /// An event without states.
    public static AuditEvent of(String action, String object) {
        return new AuditEvent(action, object, null, null);
    }

    /// The creation of an object.
    public static AuditEvent created(String action, String object, Object after) {
        return new AuditEvent(action, object, null, after);
    }
}
