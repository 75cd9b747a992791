package org.productimporter.web.security.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, lists and revokes API tokens. A secret leaves this class once, when its token is created; it is never stored or
/// logged. Thread-safe.
@Service
public class TokenService {

    /// A token without its secret.
    ///
    /// @param owner name of the user to whom it belongs; null for none
    /// @param expiresAt null for never
    /// @param revokedAt null while it is valid
    public record Token(String id, String name, List<String> scopes, Instant createdAt, String createdBy,
            @Nullable String owner, @Nullable Instant expiresAt, @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /// A created token. Its text form omits the secret.
    ///
    /// @param secret what the client sends; not available later
    public record Created(Token token, String secret) {

        @Override
        public String toString() {
            return "Created[" + token + "]";
        }
    }

    /// A token to be created.
    ///
    /// @param expiresAt null for a year from now
    /// @param owner name of a user; the token has no more scopes than the user's role and ends with the user. Null for the user
    ///     account of the caller
    public record NewToken(String name, List<String> scopes, @Nullable Instant expiresAt, @Nullable String owner) {}

    /// A token in the audit log.
    private record TokenSnapshot(String name, List<String> scopes, @Nullable String owner,
            @Nullable Instant expiresAt) {
        static TokenSnapshot of(Token token) {
            return new TokenSnapshot(token.name(), token.scopes(), token.owner(), token.expiresAt());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TokenService.class);
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int MAX_NAME_LENGTH = 100;

    private final TokenRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TokenService(TokenRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /// Creates a token.
    ///
    /// @throws ProblemException 400 for an invalid field, 409 if the name is taken
    @RequiresScope(Scope.ADMIN)
    @Transactional
    public Created create(NewToken request) {
        requireName(request.name());
        requireScopes(request.scopes());
        var expiry = request.expiresAt() == null ? clock.instant().plus(LIFETIME) : request.expiresAt();
        if (!expiry.isAfter(clock.instant())) {
            throw ProblemException.field("expires_at", "expires_at is in the future, this is " + expiry);
        }
        var secret = BearerToken.generate();
        var token = BearerToken.parse(secret).orElseThrow();
        try {
            insert(token, request, expiry);
        } catch (DuplicateKeyException e) {
            throw ProblemException.of(HttpStatus.CONFLICT, "Name taken",
                    "There is a token named " + request.name() + "; revoke it first or choose another name", e);
        }
        LOG.info("Token {} with scopes {} created", token.id(), request.scopes());
        return new Created(repository.token(token.id()), secret);
    }

    private void insert(BearerToken token, NewToken request, Instant expiry) {
        var owner = owner(request.owner());
        repository.insert(
                new TokenRepository.NewRow(token, request.name(), request.scopes(), Actor.current(), expiry, owner));
        var snapshot = TokenSnapshot.of(repository.token(token.id()));
        events.publishEvent(AuditEvent.created("token.created", "token:" + token.id(), snapshot));
    }

    /// Without a name, a token belongs to the user account of the caller, so no token can create one that outlives its owner.
    private @Nullable Long owner(@Nullable String name) {
        if (name != null) {
            return repository.lockOwner(name)
                    .orElseThrow(() -> ProblemException.field("owner", "owner is the name of an enabled user"));
        }
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Actor actor ? actor.userId() : null;
    }

    private static void requireName(String name) {
        var printable = name.chars().noneMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || !printable) {
            throw ProblemException.field("name", "name has 1 to " + MAX_NAME_LENGTH + " printable characters");
        }
    }

    private static void requireScopes(List<String> scopes) {
        var unknown = new TreeSet<>(scopes);
        unknown.removeIf(scope -> Scope.of(scope).isPresent());
        var known = Stream.of(Scope.values()).map(Scope::text).toList();
        if (scopes.size() > known.size()) {
            throw ProblemException.field("scopes",
                    "scopes has %,d entries; send each of %s at most once".formatted(scopes.size(), known));
        }
        if (scopes.isEmpty() || !unknown.isEmpty()) {
            throw ProblemException.field("scopes", "scopes are some of " + known + ", not " + unknown);
        }
    }

    /// All tokens including revoked ones, newest first.
    @RequiresScope(Scope.ADMIN)
    public List<Token> list() {
        return repository.list();
    }

    /// Revokes a token with immediate effect on every node.
    ///
    /// @throws ProblemException 404 if no valid token has this id, 409 if no administrator would remain
    @RequiresScope(Scope.ADMIN)
    @Transactional
    public void revoke(String id) {
        var now = clock.instant();
        repository.lock();
        var isAdmin = repository.find(id, now).filter(token -> token.scopes().contains(Scope.ADMIN.text())).isPresent();
        if (isAdmin && !repository.hasOtherAdmins(id, now)) {
            throw ProblemException.conflict("Token " + id + " is the last one of an administrator",
                    "Create another token with scope admin first");
        }
        if (!repository.revoke(id, now)) {
            throw ProblemException.notFound("There is no token " + id + " to revoke");
        }
        publishRevoked(id);
        LOG.info("Token {} revoked", id);
    }

    /// Revokes all tokens of a user. Call it in the transaction that disables or deletes the user.
    @RequiresScope(Scope.ADMIN)
    public void revokeOwned(long userId) {
        for (var id : repository.revokeOwned(userId, clock.instant())) {
            publishRevoked(id);
        }
    }

    private void publishRevoked(String id) {
        var snapshot = TokenSnapshot.of(repository.token(id));
        events.publishEvent(new AuditEvent("token.revoked", "token:" + id, snapshot, null));
    }
}
