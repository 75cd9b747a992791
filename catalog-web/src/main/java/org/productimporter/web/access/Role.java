package org.productimporter.web.access;

import static org.productimporter.web.access.Scope.IMPORTS_READ;
import static org.productimporter.web.access.Scope.IMPORTS_WRITE;
import static org.productimporter.web.access.Scope.METRICS_READ;
import static org.productimporter.web.access.Scope.PRODUCTS_READ;
import static org.productimporter.web.access.Scope.PRODUCTS_WRITE;
import static org.productimporter.web.access.Scope.WEBHOOKS_MANAGE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;

/// What a person is here for. A role is nothing but a set of scopes; rules name scopes, never
/// roles.
public enum Role {
    /// Looks.
    VIEWER,
    /// Keeps the catalogue: edits products and imports files.
    EDITOR,
    /// Keeps the server running: imports, jobs, webhooks and metrics, but no edits by hand.
    OPERATOR,
    /// Everything, users and tokens too.
    ADMIN;

    /// The spelling of REST and of the table.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of this text, in any case.
    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(text)).findAny();
    }

    public Set<Scope> scopes() {
        return switch (this) {
            case VIEWER -> Set.of(PRODUCTS_READ, IMPORTS_READ);
            case EDITOR -> Set.of(PRODUCTS_READ, PRODUCTS_WRITE, IMPORTS_READ, IMPORTS_WRITE);
            case OPERATOR ->
                    Set.of(
                            PRODUCTS_READ,
                            IMPORTS_READ,
                            IMPORTS_WRITE,
                            WEBHOOKS_MANAGE,
                            METRICS_READ);
            case ADMIN -> Set.of(Scope.values());
        };
    }

    /// The scopes as Spring Security wants them.
    public List<GrantedAuthority> authorities() {
        return scopes().stream().sorted().map(Scope::granted).toList();
    }
}
