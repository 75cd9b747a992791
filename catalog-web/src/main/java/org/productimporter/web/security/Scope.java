package org.productimporter.web.security;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A permission, for tokens, roles, REST and the console alike. The authority of a scope in Spring Security is `SCOPE_` and its
/// text.
public enum Scope {
    PRODUCTS_READ("products:read"),
    PRODUCTS_WRITE("products:write"),
    IMPORTS_READ("imports:read"),
    IMPORTS_WRITE("imports:write"),
    WEBHOOKS_MANAGE("webhooks:manage"),
    METRICS_READ("metrics:read"),
    /// All of them, and administration.
    ADMIN("admin");

    /// The prefix of authorities.
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

    /// The name of its authority.
    public String authority() {
        return PREFIX + text;
    }

    /// Its authority.
    public GrantedAuthority granted() {
        return new SimpleGrantedAuthority(authority());
    }
}
