package org.productimporter.web.security.ui.session;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.Credential;
import org.productimporter.web.security.rights.RightsService;
import org.springframework.security.core.Authentication;

/// Ends sessions of the console when the rights of their users end: open pages show the sign-in page, their push connections
/// close, and the session is invalidated. Thread-safe.
final class SessionRights {

    private static final String WATCHED = SessionRights.class.getName();
    private static final long LOCK_MILLIS = 200;

    /// Time for the browser to receive the last message. The services reject the user meanwhile.
    private static final long LAST_MESSAGE_MILLIS = 200;

    private final RightsService rights;

    SessionRights(RightsService rights) {
        this.rights = rights;
    }

    /// A watched session. It is an attribute of the session, so that its end ends the watch.
    private record Watched(Credential credential, RightsService.Watch watch) implements HttpSessionBindingListener {

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            watch.close();
        }
    }

    /// Watches the session of a user, once.
    ///
    /// @param session null for a request without session
    void watch(@Nullable HttpSession session, Authentication authentication) {
        var credential = RightsService.credential(authentication).orElse(null);
        if (session == null || credential == null) {
            return;
        }
        var known = session.getAttribute(WATCHED) instanceof Watched watched ? watched.credential() : null;
        if (credential.equals(known)) {
            return;
        }
        session.setAttribute(WATCHED, new Watched(credential, rights.watch(credential, () -> end(session))));
    }

    private static void end(HttpSession session) {
        try {
            VaadinSession.getAllSessions(session).forEach(SessionRights::reloadPages);
            CompletableFuture.delayedExecutor(LAST_MESSAGE_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(() -> invalidate(session));
        } catch (IllegalStateException e) {
            // The user signed out, or the session has expired.
        }
    }

    /// A reloaded page is the sign-in page. Pages that are busy learn it from the closed connection.
    private static void reloadPages(VaadinSession session) {
        try {
            if (session.getLockInstance().tryLock(LOCK_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    session.getUIs().forEach(ui -> ui.getPage().reload());
                } finally {
                    session.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Also closes the push connections.
    static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // It ended by itself.
        }
    }
}
