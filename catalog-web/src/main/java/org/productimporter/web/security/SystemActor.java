package org.productimporter.web.security;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;

/// A background task of the server, such as the watcher of the drop folder, as a caller of services. It has its own name and only
/// the scopes it needs. Thread-safe.
///
/// @param name such as `drop-folder`; recorded as the requester of an import
public record SystemActor(String name, Set<Scope> scopes) implements Actor, AuthenticatedPrincipal {

    public static SystemActor of(String name, Scope... scopes) {
        return new SystemActor(name, Set.of(scopes));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String actor() {
        return "server:" + name;
    }

    /// Runs `work` in this thread as this actor and restores the former security context.
    public <T> T call(Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(this, null,
                scopes.stream().sorted().map(Scope::granted).toList()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /// As [#call], without a result.
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
