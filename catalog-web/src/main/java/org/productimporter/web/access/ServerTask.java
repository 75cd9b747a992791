package org.productimporter.web.access;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;

/// Something the server does by itself, such as watching a folder. It calls doors like anybody
/// else, with the scopes it needs and under its own name. Safe for any number of threads.
///
/// @param name such as `drop-folder`; recorded as the requester of an import
public record ServerTask(String name, Set<Scope> scopes) {

    private record Itself(String name) implements Actor, AuthenticatedPrincipal {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String actor() {
            return "server:" + name;
        }
    }

    /// Makes a task that may do this.
    public static ServerTask of(String name, Scope... scopes) {
        return new ServerTask(name, Set.of(scopes));
    }

    /// Does `work` in this thread as this task; who acted in the thread before acts afterwards.
    public <T> T call(Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new Itself(name),
                        null,
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
        call(
                () -> {
                    work.run();
                    return true;
                });
    }
}
