package org.productimporter.web.security;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;

/// A background task of the server, such as the watcher of the drop folder. It calls services with its own name and only the
/// scopes it needs. Thread-safe.
///
/// @param name such as `drop-folder`; recorded as the requester of an import
public record ServerTask(String name, Set<Scope> scopes) {

    private record TaskPrincipal(String name) implements Actor, AuthenticatedPrincipal {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String actor() {
            return "server:" + name;
        }
    }

    /// A task with these scopes.
    public static ServerTask of(String name, Scope... scopes) {
        return new ServerTask(name, Set.of(scopes));
    }

    /// Runs `work` in this thread as this task and restores the former security context.
    public <T> T call(Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(new TaskPrincipal(name), null,
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
