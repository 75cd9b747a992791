package org.productimporter.web.access;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// What a token may do.
public enum Scope {
    PRODUCTS_READ("products:read"),
    PRODUCTS_WRITE("products:write"),
    IMPORTS_READ("imports:read"),
    IMPORTS_WRITE("imports:write"),
    WEBHOOKS_MANAGE("webhooks:manage"),
    METRICS_READ("metrics:read"),
    /// All of them, and what no other scope allows.
    ADMIN("admin");

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

    String authority() {
        return "SCOPE_" + text;
    }

    GrantedAuthority granted() {
        return new SimpleGrantedAuthority(authority());
    }
}
