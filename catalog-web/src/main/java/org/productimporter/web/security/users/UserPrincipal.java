package org.productimporter.web.security.users;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.Role;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A user who signed in with a password: the principal of a session. Principals of the same user are equal, so that a session
/// registry finds all sessions of one user.
public final class UserPrincipal implements UserDetails, CredentialsContainer, Actor {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final String name;
    private final Role role;
    private final boolean enabled;
    private final int version;
    private @Nullable String passwordHash;

    UserPrincipal(Account account) {
        this.id = account.id();
        this.name = account.name();
        this.role = account.role();
        this.enabled = account.enabled();
        this.version = account.version();
        this.passwordHash = account.passwordHash();
    }

    /// The columns of `app_user` that a sign-in needs.
    ///
    /// @param version rises whenever sessions of the user must end
    record Account(long id, String name, String passwordHash, Role role, boolean enabled, int version) {}

    long id() {
        return id;
    }

    int version() {
        return version;
    }

    @Override
    public Long userId() {
        return id;
    }

    @Override
    public String actor() {
        return "user:" + name;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return role.authorities();
    }

    /// Null once the password was checked.
    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserPrincipal user && user.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /// Omits the hash.
    @Override
    public String toString() {
        return actor() + " " + role.text();
    }
}
