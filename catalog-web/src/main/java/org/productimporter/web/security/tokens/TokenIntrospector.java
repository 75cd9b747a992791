package org.productimporter.web.security.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/// Authenticates requests by the tokens in `api_token`. Thread-safe.
@Component
class TokenIntrospector implements OpaqueTokenIntrospector {

    /// The precision of `last_used_at`; avoids an update per request.
    private static final Duration LAST_USED_PRECISION = Duration.ofSeconds(30);

    private final TokenRepository repository;
    private final Clock clock;

    TokenIntrospector(TokenRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// @throws BadOpaqueTokenException when the token is unknown, mistyped, expired or revoked
    @Override
    public OAuth2AuthenticatedPrincipal introspect(String text) {
        var token = BearerToken.parse(text).orElseThrow(TokenIntrospector::invalid);
        var now = clock.instant();
        var stored = repository.find(token.id(), now)
                .filter(found -> token.hasHash(found.secretHash()))
                .orElseThrow(TokenIntrospector::invalid);
        updateLastUsed(token.id(), stored.lastUsedAt(), now);
        return TokenPrincipal.of(token.id(), stored);
    }

    private void updateLastUsed(String id, @Nullable Instant lastUsed, Instant now) {
        if (lastUsed == null || lastUsed.isBefore(now.minus(LAST_USED_PRECISION))) {
            repository.setLastUsed(id, now);
        }
    }

    private static BadOpaqueTokenException invalid() {
        return new BadOpaqueTokenException("The token is unknown, mistyped, expired or revoked");
    }
}
