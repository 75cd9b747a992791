package org.productimporter.web.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The principal of an authentication: a user, a token or a background task of the server.
public interface Actor {

    /// The actor of a thread without authentication.
    String ANONYMOUS = "anonymous";

    /// The name in the audit log and in `created_by`: `user:anna`, `token:ab12cd34`, `sso:bob` or `server:drop-folder`. The
    /// prefix keeps one kind of actor from imitating another.
    String actor();

    /// Id of the user account behind this actor; null if there is none.
    default @Nullable Long userId() {
        return null;
    }

    /// What the rights of this actor depend on; null if they do not end, as those of a task of the server.
    default @Nullable Credential credential() {
        return null;
    }

    /// The actor of this thread; [#ANONYMOUS] without authentication.
    static String current() {
        return signedIn().orElse(ANONYMOUS);
    }

    /// The actor of this thread; empty without authentication.
    static Optional<String> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication()).flatMap(Actor::of);
    }

    /// The actor of an authentication; empty if anonymous.
    static Optional<String> of(Authentication authentication) {
        return authentication.getPrincipal() instanceof Actor actor ? Optional.of(actor.actor()) : Optional.empty();
    }
}
