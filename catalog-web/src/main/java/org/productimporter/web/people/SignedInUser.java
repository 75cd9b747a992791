package org.productimporter.web.people;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Role;
import org.productimporter.web.access.UserCaller;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A person who has signed in with a password: the principal of a session. Two of the same user
/// are equal, so that a session registry finds all sessions of one.
public final class SignedInUser implements UserDetails, CredentialsContainer, UserCaller {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final String name;
    private final Role role;
    private final boolean enabled;
    private final int version;
    private @Nullable String passwordHash;

    SignedInUser(Stored user) {
        this.id = user.id();
        this.name = user.name();
        this.role = user.role();
        this.enabled = user.enabled();
        this.version = user.version();
        this.passwordHash = user.passwordHash();
    }

    /// What the table knows of a user who signs in.
    ///
    /// @param version rises whenever sessions of the user must end
    record Stored(
            long id, String name, String passwordHash, Role role, boolean enabled, int version) {}

    @Override
    public long id() {
        return id;
    }

    public Role role() {
        return role;
    }

    int version() {
        return version;
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
        return other instanceof SignedInUser user && user.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /// Never with the hash in it.
    @Override
    public String toString() {
        return String.join(" ", List.of(actor(), role.text()));
    }
}
