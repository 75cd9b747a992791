package org.productimporter.web.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Somebody who acts, as the principal of an authentication.
public interface Actor {

    /// Nobody has signed in.
    String ANONYMOUS = "anonymous";

    /// The name in records of what was done: `user:anna`, `token:ab12cd34`, `sso:bob` or
    /// `server:drop-folder`. Says what kind of caller it is, so that no name can imitate another.
    String actor();

    /// Who acts in this thread; [#ANONYMOUS] when nobody has signed in.
    static String current() {
        return signedIn().orElse(ANONYMOUS);
    }

    /// Who acts in this thread; empty when nobody has signed in.
    static Optional<String> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(Actor::of);
    }

    /// Who an authentication stands for; empty for nobody.
    static Optional<String> of(Authentication authentication) {
        return authentication.getPrincipal() instanceof Actor actor
                ? Optional.of(actor.actor())
                : Optional.empty();
    }
}
