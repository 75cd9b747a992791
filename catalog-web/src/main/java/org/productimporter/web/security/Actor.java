package org.productimporter.web.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The principal of an authentication: a user, a token or a task of the server.
public interface Actor {

    /// The actor of a thread without authentication.
    String ANONYMOUS = "anonymous";

    /// The name in the audit log and in `created_by`: `user:anna`, `token:ab12cd34`, `sso:bob` or `server:drop-folder`. The
    /// prefix keeps one kind of actor from imitating another.
    String actor();

    /// Id of the user account that is responsible for what this actor does; null when there is none.
    default @Nullable Long userId() {
        return null;
    }

    /// Who acts in this thread; [#ANONYMOUS] without authentication.
    static String current() {
        return signedIn().orElse(ANONYMOUS);
    }

    /// Who acts in this thread; empty without authentication.
    static Optional<String> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication()).flatMap(Actor::of);
    }

    /// Whom an authentication stands for; empty for an anonymous one.
    static Optional<String> of(Authentication authentication) {
        return authentication.getPrincipal() instanceof Actor actor ? Optional.of(actor.actor()) : Optional.empty();
    }
}
