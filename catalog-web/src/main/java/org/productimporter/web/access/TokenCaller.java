package org.productimporter.web.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;

/// The program that sent a request, known by its token.
///
/// @param id the public part of the token
/// @param name what the token is called; recorded as the requester of an import
/// @param ownerId number of the user to whom the token belongs; null for nobody
record TokenCaller(String id, String name, @Nullable Long ownerId, Set<Scope> scopes)
        implements Actor, AuthenticatedPrincipal {

    static TokenCaller of(String id, TokenStore.Stored token) {
        var owner = token.owner();
        var scopes = EnumSet.noneOf(Scope.class);
        token.scopes().forEach(text -> Scope.of(text).ifPresent(scopes::add));
        if (scopes.contains(Scope.ADMIN)) {
            scopes.addAll(Set.of(Scope.values()));
        }
        if (owner != null) {
            // An administrator's token is one no more when its owner is none.
            scopes.retainAll(Role.of(owner.role()).map(Role::scopes).orElse(Set.of()));
        }
        return new TokenCaller(id, token.name(), owner == null ? null : owner.id(), scopes);
    }

    List<GrantedAuthority> authorities() {
        return scopes.stream().map(Scope::granted).toList();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String actor() {
        return "token:" + id;
    }
}
