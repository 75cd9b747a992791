package org.productimporter.web.access;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// What a caller may do: the one vocabulary of permissions, for tokens, roles, REST and console.
/// Spring Security knows a scope as the authority `SCOPE_` and its text.
public enum Scope {
    PRODUCTS_READ("products:read"),
    PRODUCTS_WRITE("products:write"),
    IMPORTS_READ("imports:read"),
    IMPORTS_WRITE("imports:write"),
    WEBHOOKS_MANAGE("webhooks:manage"),
    METRICS_READ("metrics:read"),
    /// All of them, and what no other scope allows.
    ADMIN("admin");

    /// What stands before a scope's text in an authority.
    public static final String PREFIX = "SCOPE_";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /// The spelling of REST and of the table.
    public String text() {
        return text;
    }

    static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /// The name by which Spring Security knows the scope.
    public String authority() {
        return PREFIX + text;
    }

    GrantedAuthority granted() {
        return new SimpleGrantedAuthority(authority());
    }
}
