package org.productimporter.web.security;

import static org.productimporter.web.security.Scope.IMPORTS_READ;
import static org.productimporter.web.security.Scope.IMPORTS_WRITE;
import static org.productimporter.web.security.Scope.METRICS_READ;
import static org.productimporter.web.security.Scope.PRODUCTS_READ;
import static org.productimporter.web.security.Scope.PRODUCTS_WRITE;
import static org.productimporter.web.security.Scope.WEBHOOKS_MANAGE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;

/// A named set of scopes that a user has. Authorization rules name scopes, never roles.
public enum Role {
    /// Reads products and imports.
    VIEWER,
    /// Edits products and imports files.
    EDITOR,
    /// Runs the server: imports, jobs, webhooks and metrics, but no edits of products.
    OPERATOR,
    /// Everything, including users and tokens.
    ADMIN;

    /// The form in REST and in `app_user`.
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
            case OPERATOR -> Set.of(PRODUCTS_READ, IMPORTS_READ, IMPORTS_WRITE, WEBHOOKS_MANAGE, METRICS_READ);
            case ADMIN -> Set.of(Scope.values());
        };
    }

    /// The authorities of the scopes.
    public List<GrantedAuthority> authorities() {
        return scopes().stream().sorted().map(Scope::granted).toList();
    }
}
