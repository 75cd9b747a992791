package org.productimporter.web.security.sso;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.security.Role;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// Loads a user from the provider and assigns the highest role that the role claim names, or else the default role. `oauth2Login`
/// finds this bean by its type. Thread-safe.
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
class SsoUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final SsoProperties properties;
    private final ApplicationEventPublisher events;

    SsoUserService(SsoProperties properties, ApplicationEventPublisher events) {
        this.properties = properties;
        this.events = events;
    }

    /// @throws OAuth2AuthenticationException with the code `access_denied` for a user without a role
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = provider.loadUser(request);
        var name = nameAttribute(user);
        var role = role(user.getClaims());
        if (role.isEmpty()) {
            events.publishEvent(AuditEvent.of("sign-in.refused", "sso:" + user.getClaimAsString(name)));
            throw new OAuth2AuthenticationException(new OAuth2Error("access_denied"),
                    "The claim " + properties.roleClaim() + " names no role of this server; see product.importer.oidc");
        }
        var accepted = new SsoPrincipal(user, name, role.get());
        events.publishEvent(AuditEvent.of("sign-in.accepted", accepted.actor()));
        return accepted;
    }

    /// The user name, or the id of the provider if it sends no user name.
    private static String nameAttribute(OidcUser user) {
        return user.getClaimAsString(StandardClaimNames.PREFERRED_USERNAME) == null ? StandardClaimNames.SUB
                : StandardClaimNames.PREFERRED_USERNAME;
    }

    private Optional<Role> role(Map<String, Object> claims) {
        return values(claims).flatMap(value -> properties.role(value).stream())
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(properties.defaultRole()));
    }

    private Stream<String> values(Map<String, Object> claims) {
        Object claim = claims;
        for (var step : properties.roleClaim().split("\\.", -1)) {
            claim = claim instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return switch (claim) {
            case String text -> Stream.of(text);
            case Collection<?> roles -> roles.stream().map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }
}
