package org.productimporter.web.limits;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.Actor;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// The sessions of this node. A visitor gets a session of a few minutes when he opens the sign-in page; it lasts longer once he
/// has signed in. The number of sessions is limited: without sign-in in all and by address, otherwise by user. Thread-safe.
@Component
class SessionLimits implements HttpSessionListener, HttpSessionIdListener {

    private final HttpLimits limits;
    private final Duration signedInTimeout;

    /// The address of each session without sign-in.
    private final Map<String, String> anonymous = new LinkedHashMap<>();

    /// The other sessions by ID, the oldest first.
    private final Map<String, Owned> owned = new LinkedHashMap<>();

    private record Owned(String actor, HttpSession session) {}

    SessionLimits(HttpLimits limits, ServerProperties server) {
        this.limits = limits;
        this.signedInTimeout =
                Objects.requireNonNullElse(server.getServlet().getSession().getTimeout(), Duration.ofMinutes(30));
    }

    /// Whether a visitor from this address may have a session now.
    synchronized boolean hasRoom(String address) {
        var ofAddress = anonymous.values().stream().filter(address::equals).count();
        return anonymous.size() < limits.anonymousSessions() && ofAddress < limits.anonymousSessionsPerAddress();
    }

    /// Creates a session for a visitor.
    ///
    /// @throws TooManySessionsException if he may not have one
    synchronized HttpSession create(String address, Supplier<HttpSession> container) {
        if (!hasRoom(address)) {
            throw new TooManySessionsException();
        }
        var session = container.get();
        session.setMaxInactiveInterval((int) limits.anonymousSessionTimeout().toSeconds());
        anonymous.put(session.getId(), address);
        return session;
    }

    /// Call it at the end of each request, because it may have signed in a user.
    void updateSignedIn(@Nullable HttpSession session) {
        if (session == null || !isAnonymous(session)) {
            return;
        }
        actor(session).ifPresent(actor -> {
            session.setMaxInactiveInterval((int) signedInTimeout.toSeconds());
            own(actor, session).ifPresent(SessionLimits::invalidate);
        });
    }

    private synchronized boolean isAnonymous(HttpSession session) {
        return anonymous.containsKey(session.getId());
    }

    private static Optional<String> actor(HttpSession session) {
        try {
            return session.getAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext context
                    && context.getAuthentication() != null ? Actor.of(context.getAuthentication()) : Optional.empty();
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    /// Returns the oldest session of the user if he has too many.
    private synchronized Optional<HttpSession> own(String actor, HttpSession session) {
        anonymous.remove(session.getId());
        owned.put(session.getId(), new Owned(actor, session));
        var sessions = owned.values().stream().filter(one -> one.actor().equals(actor)).map(Owned::session).toList();
        return sessions.size() > limits.sessionsPerUser() ? Optional.of(sessions.getFirst()) : Optional.empty();
    }

    /// Without the lock, because listeners of the session may take the locks of the console.
    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException _) {
            // It has ended meanwhile.
        }
    }

    @Override
    public synchronized void sessionIdChanged(HttpSessionEvent event, String oldId) {
        var id = event.getSession().getId();
        var address = anonymous.remove(oldId);
        if (address != null) {
            anonymous.put(id, address);
        }
        var owner = owned.remove(oldId);
        if (owner != null) {
            owned.put(id, owner);
        }
    }

    @Override
    public synchronized void sessionDestroyed(HttpSessionEvent event) {
        anonymous.remove(event.getSession().getId());
        owned.remove(event.getSession().getId());
    }
}
