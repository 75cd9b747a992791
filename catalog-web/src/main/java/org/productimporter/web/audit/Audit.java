package org.productimporter.web.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Actor;
import org.productimporter.web.access.Needs;
import org.productimporter.web.access.Open;
import org.productimporter.web.access.Scope;
import org.productimporter.web.kit.ClientAddress;
import org.productimporter.web.kit.Cursor;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.kit.Page;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The door to the audit log. Whatever is published as a [Deed] is written down in the
/// transaction of the deed: both happen or neither. Safe for any number of threads.
@Component
public class Audit {

    /// One entry.
    ///
    /// @param actor who, such as `user:anna`, `token:ab12cd34` or `server:drop-folder`
    /// @param address IP address; null when the server did it by itself
    /// @param before what it was; of a change only what differs
    /// @param after what it is now; of a change only what differs
    public record Entry(
            long id,
            Instant at,
            String actor,
            @Nullable String address,
            String action,
            String object,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /// Which entries; null means any.
    ///
    /// @param action such as `token.revoked`, or `token` for all about tokens
    /// @param from earliest time
    /// @param to first time that is too late
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to) {}

    private final AuditStore store;
    private final JsonMapper json;

    Audit(AuditStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /// Writes down what the caller did; also called for each [Deed] that is published.
    @EventListener
    @Open("whatever anybody does leaves its trace")
    public void record(Deed deed) {
        write(Actor.current(), deed);
    }

    /// Writes down what somebody did who is not the caller of this thread.
    void write(String actor, Deed deed) {
        var before = tree(deed.before());
        var after = tree(deed.after());
        if (before instanceof ObjectNode old && after instanceof ObjectNode now) {
            keepDifferences(old, now);
        }
        store.insert(
                new AuditStore.NewEntry(
                        AuditText.oneLine(actor, AuditText.ACTOR_LENGTH),
                        ClientAddress.current().orElseGet(Audit::addressOfSession),
                        deed.action(),
                        AuditText.oneLine(deed.object(), AuditText.OBJECT_LENGTH),
                        AuditText.storable(before),
                        AuditText.storable(after)));
    }

    /// A push connection has no request, but its session knows from where it began.
    private static @Nullable String addressOfSession() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : null;
    }

    private @Nullable JsonNode tree(@Nullable Object value) {
        return value == null ? null : json.valueToTree(value);
    }

    private static void keepDifferences(ObjectNode before, ObjectNode after) {
        for (var name : before.propertyNames().stream().toList()) {
            if (Objects.equals(before.get(name), after.get(name))) {
                before.remove(name);
                after.remove(name);
            }
        }
    }

    /// One page of entries, the latest first.
    @Needs(Scope.ADMIN)
    public Page<Entry> page(Filter filter, @Nullable String cursor, int size) {
        var before = Cursor.decode(cursor, Long.MAX_VALUE);
        return Page.cut(store.page(filter, before, size + 1), size, Entry::id);
    }
}
