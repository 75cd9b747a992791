package org.productimporter.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The door to API tokens: make, list, revoke and check them. Safe for any number of threads. A
/// secret leaves this class once, when its token is made, and is never stored or logged.
@Component
public class Tokens {

    /// A token without its secret.
    ///
    /// @param expiresAt null for never
    /// @param revokedAt null while it is good
    public record Token(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /// A token that was just made.
    ///
    /// @param secret what the client sends; shown this once
    public record Created(Token token, String secret) {}

    /// Who sent a request.
    record Caller(String name, Set<Scope> scopes) {}

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration LAST_USED_STEP = Duration.ofSeconds(30);
    private static final int MAX_NAME_LENGTH = 100;

    private final TokenStore store;
    private final Clock clock;

    Tokens(TokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Makes a token.
    ///
    /// @param expiresAt null for a year from now
    /// @throws Problem 400 for a bad field, 409 when the name is taken
    public Created create(
            String name, List<String> scopes, @Nullable Instant expiresAt, String createdBy) {
        requireName(name);
        requireScopes(scopes);
        var expiry = expiresAt == null ? clock.instant().plus(LIFETIME) : expiresAt;
        if (!expiry.isAfter(clock.instant())) {
            throw Problem.field("expires_at", "expires_at is in the future, this is " + expiry);
        }
        var secret = TokenText.generate();
        var text = TokenText.parse(secret).orElseThrow();
        try {
            store.insert(new TokenStore.NewToken(text, name, scopes, createdBy, expiry));
        } catch (DuplicateKeyException e) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "Name taken",
                    "There is a token named " + name + "; revoke it first or choose another name",
                    e);
        }
        LOG.info("Token {} ({}) with scopes {} made by {}", text.id(), name, scopes, createdBy);
        return new Created(store.token(text.id()), secret);
    }

    private static void requireName(String name) {
        var printable = name.chars().noneMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || !printable) {
            throw Problem.field(
                    "name", "name has 1 to " + MAX_NAME_LENGTH + " printable characters");
        }
    }

    private static void requireScopes(List<String> scopes) {
        var unknown = new TreeSet<>(scopes);
        unknown.removeIf(scope -> Scope.of(scope).isPresent());
        if (scopes.isEmpty() || !unknown.isEmpty()) {
            var known = List.of(Scope.values()).stream().map(Scope::text).toList();
            throw Problem.field("scopes", "scopes are some of " + known + ", not " + unknown);
        }
    }

    /// All tokens, revoked ones too, the latest first.
    public List<Token> list() {
        return store.list();
    }

    /// Revokes a token at once, on every node.
    ///
    /// @throws Problem 404 when there is none, 409 when no administrator's token would be left
    public void revoke(String id, String revokedBy) {
        switch (store.revoke(id, clock.instant())) {
            case UNKNOWN -> throw Problem.notFound("There is no token " + id + " to revoke");
            case LAST_ADMIN ->
                    throw Problem.refused(
                            "Token " + id + " is the last one of an administrator",
                            "Make another token with scope admin first");
            case REVOKED -> LOG.info("Token {} revoked by {}", id, revokedBy);
        }
    }

    /// Who sends this token; empty when it is unknown, wrong, expired or revoked.
    Optional<Caller> authenticate(String secret) {
        return TokenText.parse(secret).flatMap(this::authenticate);
    }

    private Optional<Caller> authenticate(TokenText text) {
        var now = clock.instant();
        return store.find(text.id(), now)
                .filter(found -> text.hasHash(found.secretHash()))
                .map(
                        found -> {
                            noteUse(text.id(), found.lastUsedAt(), now);
                            return new Caller(found.name(), scopes(found.scopes()));
                        });
    }

    private void noteUse(String id, @Nullable Instant lastUsed, Instant now) {
        if (lastUsed == null || lastUsed.isBefore(now.minus(LAST_USED_STEP))) {
            store.noteUse(id, now);
        }
    }

    private static Set<Scope> scopes(List<String> texts) {
        var scopes =
                texts.stream().flatMap(text -> Scope.of(text).stream()).collect(Collectors.toSet());
        return scopes.contains(Scope.ADMIN) ? Set.of(Scope.values()) : scopes;
    }
}
