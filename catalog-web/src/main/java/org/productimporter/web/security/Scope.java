package org.productimporter.web.security;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A permission of tokens and roles, checked by REST and the console alike. Its authority in Spring Security is `SCOPE_` and its
/// text.
public enum Scope {
    PRODUCTS_READ(ScopeNames.PRODUCTS_READ),
    PRODUCTS_WRITE(ScopeNames.PRODUCTS_WRITE),
    IMPORTS_READ(ScopeNames.IMPORTS_READ),
    IMPORTS_WRITE(ScopeNames.IMPORTS_WRITE),
    WEBHOOKS_MANAGE(ScopeNames.WEBHOOKS_MANAGE),
    METRICS_READ(ScopeNames.METRICS_READ),
    /// Includes all other scopes, and administration.
    ADMIN(ScopeNames.ADMIN);

    /// The prefix of the authorities.
    public static final String PREFIX = "SCOPE_";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /// The form in REST and in `api_token`.
    public String text() {
        return text;
    }

    /// The scope with this text.
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /// The name of the authority.
    public String authority() {
        return PREFIX + text;
    }

    /// The authority.
    public GrantedAuthority granted() {
        return new SimpleGrantedAuthority(authority());
    }
}
