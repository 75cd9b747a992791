package org.productimporter.web.security.users;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.Credential;
import org.productimporter.web.security.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A user who signs in with a password: the principal of a session.
///
/// @param version rises whenever the sessions of the user must end
/// @param passwordHash null once the password was checked
public record UserPrincipal(long id, String name, @Nullable String passwordHash, Role role, boolean enabled,
        int version) implements UserDetails, Actor {

    UserPrincipal withoutPassword() {
        return new UserPrincipal(id, name, null, role, enabled, version);
    }

    @Override
    public Long userId() {
        return id;
    }

    @Override
    public Credential credential() {
        return new Credential.User(id, version);
    }

    @Override
    public String actor() {
        return "user:" + name;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return role.authorities();
    }

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

    /// Omits the hash.
    @Override
    public String toString() {
        return actor() + " " + role.text();
    }
}
