package org.productimporter.web.sso;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.productimporter.web.access.Open;
import org.productimporter.web.access.Role;
import org.productimporter.web.kit.Deed;
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

/// Gives a person who comes from the provider the role that a claim names, the highest of
/// several; without one, the default role or a refusal. `oauth2Login` uses this bean by itself.
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
@Open("the way in")
public class SsoUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final SsoProperties properties;
    private final ApplicationEventPublisher events;

    SsoUsers(SsoProperties properties, ApplicationEventPublisher events) {
        this.properties = properties;
        this.events = events;
    }

    /// @throws OAuth2AuthenticationException with the code `access_denied` for somebody who has
    ///     no role here
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = provider.loadUser(request);
        var name = nameAttribute(user);
        var role = role(user.getClaims());
        if (role.isEmpty()) {
            events.publishEvent(Deed.of("sign-in.refused", "sso:" + user.getClaimAsString(name)));
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("access_denied"),
                    "The claim "
                            + properties.roleClaim()
                            + " names no role of this server; see product.importer.oidc");
        }
        var accepted = new SsoUser(user, name, role.get());
        events.publishEvent(Deed.of("sign-in.accepted", accepted.actor()));
        return accepted;
    }

    /// People know each other by user name; a provider that has none sends its own number.
    private static String nameAttribute(OidcUser user) {
        return user.getClaimAsString(StandardClaimNames.PREFERRED_USERNAME) == null
                ? StandardClaimNames.SUB
                : StandardClaimNames.PREFERRED_USERNAME;
    }

    private Optional<Role> role(Map<String, Object> claims) {
        return values(claims)
                .flatMap(value -> properties.role(value).stream())
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(properties.defaultRole()));
    }

    private Stream<String> values(Map<String, Object> claims) {
        Object found = claims;
        for (var step : properties.roleClaim().split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return switch (found) {
            case String text -> Stream.of(text);
            case Collection<?> several -> several.stream().map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }
}
