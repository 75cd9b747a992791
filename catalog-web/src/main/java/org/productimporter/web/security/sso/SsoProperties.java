package org.productimporter.web.security.sso;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Maps claims of the provider to roles. The provider itself is configured by `spring.security.oauth2.client`.
///
/// @param roleClaim claim with one role or a list of them; `a.b` is `b` inside `a`
/// @param roles the role of a value of the claim, such as `pim-admins: admin`; a name of a role needs no entry
/// @param defaultRole role of a user whose claim names none; null to refuse the sign-in
@ConfigurationProperties("product.importer.oidc")
record SsoProperties(@DefaultValue("roles") String roleClaim, @DefaultValue Map<String, Role> roles,
        @Nullable Role defaultRole) {

    Optional<Role> role(String value) {
        return Optional.ofNullable(roles.get(value)).or(() -> Role.of(value));
    }
}
