package org.productimporter.web.operations.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ClientAddress;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes and lists the audit log. Inserts each published [AuditEvent] in the transaction of the change: both commit or neither.
/// Of refused requests of one kind, the log has at most two entries per minute and node.
/// Thread-safe.
@Service
public class AuditService {

    /// One entry.
    ///
    /// @param actor who, such as `user:anna`, `token:ab12cd34` or `server:drop-folder`
    /// @param address IP address; null for a task of the server
    /// @param before the state before; of an update only what differs
    /// @param after the state after; of an update only what differs
    public record Entry(long id, Instant at, String actor, @Nullable String address, String action, String object,
            @Nullable JsonNode before, @Nullable JsonNode after) {}

    /// Selects entries; null means any.
    ///
    /// @param action such as `token.revoked`, or `token` for all about tokens
    /// @param from inclusive
    /// @param to exclusive
    public record Filter(@Nullable String actor, @Nullable String action, @Nullable Instant from,
            @Nullable Instant to) {}

    private final AuditRepository repository;
    private final RefusalLog refusals;
    private final JsonMapper json;

    AuditService(AuditRepository repository, RefusalLog refusals, JsonMapper json) {
        this.repository = repository;
        this.refusals = refusals;
        this.json = json;
    }

    /// Inserts an event with the caller as actor.
    @EventListener
    @NoScopeRequired("records every action of every caller")
    public void record(AuditEvent event) {
        write(Actor.current(), event);
    }

    /// Inserts an event of an actor other than the caller of this thread.
    void write(String actor, AuditEvent event) {
        var before = tree(event.before());
        var after = tree(event.after());
        if (before instanceof ObjectNode old && after instanceof ObjectNode changed) {
            removeUnchanged(old, changed);
        }
        var entry = new AuditRepository.NewEntry(AuditText.oneLine(actor, AuditText.ACTOR_LENGTH),
                ClientAddress.current().orElseGet(AuditService::addressOfSession), event.action(),
                AuditText.oneLine(event.object(), AuditText.OBJECT_LENGTH), AuditText.storable(before),
                AuditText.storable(after));
        if (event.isRefusal()) {
            refusals.write(entry);
        } else {
            repository.insert(entry);
        }
    }

    /// A push connection has no request; its session contains the address of the sign-in.
    private static @Nullable String addressOfSession() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : null;
    }

    private @Nullable JsonNode tree(@Nullable Object value) {
        return value == null ? null : json.valueToTree(value);
    }

    private static void removeUnchanged(ObjectNode before, ObjectNode after) {
        for (var name : before.propertyNames().stream().toList()) {
            if (Objects.equals(before.get(name), after.get(name))) {
                before.remove(name);
                after.remove(name);
            }
        }
    }

    /// One page of entries, newest first.
    @RequiresScope(Scope.ADMIN)
    public Page<Entry> page(Filter filter, @Nullable String cursor, int size) {
        var before = Cursor.decode(cursor, Long.MAX_VALUE);
        return Page.of(repository.page(filter, before, size + 1), size, Entry::id);
    }
}
