package org.productimporter.web.security.sso;

import org.productimporter.web.security.Actor;
import org.productimporter.web.security.Role;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// A user who signed in by an OpenID Connect provider: the principal of a session. The role is the one at sign-in; the user has
/// no row in `app_user`.
final class SsoPrincipal extends DefaultOidcUser implements Actor {

    private static final long serialVersionUID = 1L;

    SsoPrincipal(OidcUser user, String nameAttribute, Role role) {
        super(role.authorities(), user.getIdToken(), user.getUserInfo(), nameAttribute);
    }

    @Override
    public String actor() {
        return "sso:" + getName();
    }
}
