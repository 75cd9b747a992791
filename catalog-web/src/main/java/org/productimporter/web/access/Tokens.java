package org.productimporter.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.kit.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to API tokens: make, list, revoke and check them. Safe for any number of threads. A
/// secret leaves this class once, when its token is made, and is never stored or logged.
@Component
public class Tokens {

    /// A token without its secret.
    ///
    /// @param owner name of the user to whom it belongs; null for nobody
    /// @param expiresAt null for never
    /// @param revokedAt null while it is good
    public record Token(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            @Nullable String owner,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /// A token that was just made. Never printed, because of the secret.
    ///
    /// @param secret what the client sends; shown this once
    public record Created(Token token, String secret) {

        @Override
        public String toString() {
            return "Created[" + token + "]";
        }
    }

    /// A token to be made.
    ///
    /// @param expiresAt null for a year from now
    /// @param owner name of a user, whose token can do no more than he and ends with him; null
    ///     for whoever owns the caller
    public record Wanted(
            String name,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable String owner) {}

    /// What the audit log keeps of a token.
    private record Kept(String name, List<String> scopes, @Nullable Instant expiresAt) {}

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration LAST_USED_STEP = Duration.ofSeconds(30);
    private static final int MAX_NAME_LENGTH = 100;

    private final TokenStore store;
    private final TokenOwners owners;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tokens(
            TokenStore store,
            TokenOwners owners,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.owners = owners;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /// Makes a token.
    ///
    /// @throws Problem 400 for a bad field, 409 when the name is taken
    @Needs(Scope.ADMIN)
    public Created create(Wanted wanted) {
        requireName(wanted.name());
        requireScopes(wanted.scopes());
        var expiry =
                wanted.expiresAt() == null ? clock.instant().plus(LIFETIME) : wanted.expiresAt();
        if (!expiry.isAfter(clock.instant())) {
            throw Problem.field("expires_at", "expires_at is in the future, this is " + expiry);
        }
        var secret = TokenText.generate();
        var text = TokenText.parse(secret).orElseThrow();
        try {
            transaction.executeWithoutResult(status -> insert(text, wanted, expiry));
        } catch (DuplicateKeyException e) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "Name taken",
                    "There is a token named "
                            + wanted.name()
                            + "; revoke it first or choose another name",
                    e);
        }
        LOG.info("Token {} with scopes {} made", text.id(), wanted.scopes());
        return new Created(store.token(text.id()), secret);
    }

    private void insert(TokenText text, Wanted wanted, Instant expiry) {
        var owner = owners.ofNew(wanted.owner());
        store.insert(
                new TokenStore.NewToken(
                        text, wanted.name(), wanted.scopes(), Actor.current(), expiry, owner));
        var kept = new Kept(wanted.name(), wanted.scopes(), expiry);
        events.publishEvent(Deed.made("token.created", "token:" + text.id(), kept));
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
    @Needs(Scope.ADMIN)
    public List<Token> list() {
        return store.list();
    }

    /// Revokes a token at once, on every node.
    ///
    /// @throws Problem 404 when there is none, 409 when nobody could administer the server then
    @Needs(Scope.ADMIN)
    public void revoke(String id) {
        transaction.executeWithoutResult(
                status -> {
                    switch (store.revoke(id, clock.instant())) {
                        case UNKNOWN ->
                                throw Problem.notFound("There is no token " + id + " to revoke");
                        case LAST_ADMIN ->
                                throw Problem.refused(
                                        "Token " + id + " is the last one of an administrator",
                                        "Make another token with scope admin first");
                        case REVOKED ->
                                events.publishEvent(Deed.of("token.revoked", "token:" + id));
                    }
                });
        LOG.info("Token {} revoked", id);
    }

    /// Revokes whatever belongs to a user, in the transaction that ends the user.
    @Needs(Scope.ADMIN)
    public void revokeOwned(long userId) {
        for (var id : owners.revokeAll(userId, clock.instant())) {
            events.publishEvent(Deed.of("token.revoked", "token:" + id));
        }
    }

    /// Who sends this token; empty when it is unknown, wrong, expired or revoked.
    Optional<TokenCaller> authenticate(String secret) {
        return TokenText.parse(secret).flatMap(this::authenticate);
    }

    private Optional<TokenCaller> authenticate(TokenText text) {
        var now = clock.instant();
        return store.find(text.id(), now)
                .filter(found -> text.hasHash(found.secretHash()))
                .map(
                        found -> {
                            noteUse(text.id(), found.lastUsedAt(), now);
                            return TokenCaller.of(text.id(), found);
                        });
    }

    private void noteUse(String id, @Nullable Instant lastUsed, Instant now) {
        if (lastUsed == null || lastUsed.isBefore(now.minus(LAST_USED_STEP))) {
            store.noteUse(id, now);
        }
    }
}
