package org.productimporter.web.sso;

import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Actor;
import org.productimporter.web.access.Role;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// A person whom the provider vouches for: the principal of a session. Has no row and no password
/// here; what he may do is what the provider said when he signed in.
public final class SsoUser extends DefaultOidcUser implements Actor {

    private static final long serialVersionUID = 1L;

    private final Role role;

    SsoUser(OidcUser user, String nameAttribute, Role role) {
        super(role.authorities(), user.getIdToken(), user.getUserInfo(), nameAttribute);
        this.role = role;
    }

    public Role role() {
        return role;
    }

    @Override
    public String actor() {
        return "sso:" + getName();
    }

    /// One person is one principal, whatever else the token says.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SsoUser user && user.getName().equals(getName());
    }

    @Override
    public int hashCode() {
        return getName().hashCode();
    }
}
