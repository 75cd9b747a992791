package org.productimporter.web.security.tokens;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.Credential;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;

/// The principal of a request with a token.
///
/// @param id the public part of the token
/// @param name of the token
/// @param userId the owner of the token; null for a token without owner
/// @param ownerRole the role of the owner at the request; null for a token without owner
record TokenPrincipal(String id, String name, @Nullable Long userId, @Nullable String ownerRole, Set<Scope> scopes)
        implements Actor, OAuth2AuthenticatedPrincipal {

    /// Scope `admin` includes all scopes. A token never has a scope that the role of its owner lacks.
    static TokenPrincipal of(String id, TokenRepository.Stored token) {
        var scopes = EnumSet.noneOf(Scope.class);
        token.scopes().forEach(text -> Scope.of(text).ifPresent(scopes::add));
        if (scopes.contains(Scope.ADMIN)) {
            scopes.addAll(List.of(Scope.values()));
        }
        if (token.ownerRole() != null) {
            scopes.retainAll(Role.of(token.ownerRole()).map(Role::scopes).orElse(Set.of()));
        }
        return new TokenPrincipal(id, token.name(), token.ownerId(), token.ownerRole(), scopes);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return scopes.stream().map(Scope::granted).toList();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of(OAuth2TokenIntrospectionClaimNames.SUB, actor());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Credential credential() {
        return new Credential.Token(id, ownerRole);
    }

    @Override
    public String actor() {
        return "token:" + id;
    }
}
