package org.productimporter.web.sso;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the provider's claims mean here. The provider itself is configured by
/// `spring.security.oauth2.client`.
///
/// @param roleClaim claim with one role or a list of them; `a.b` is `b` inside `a`
/// @param roles values of the claim that mean a role, such as `pim-admins: admin`; the names of
///     roles mean themselves unless they are listed here
/// @param defaultRole role of somebody without one; null to refuse him
@ConfigurationProperties("product.importer.oidc")
record SsoProperties(
        @DefaultValue("roles") String roleClaim,
        @DefaultValue Map<String, Role> roles,
        @Nullable Role defaultRole) {

    Optional<Role> role(String value) {
        return Optional.ofNullable(roles.get(value)).or(() -> named(value));
    }

    private static Optional<Role> named(String value) {
        return Role.of(value);
    }
}
