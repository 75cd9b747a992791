package org.productimporter.web.security.users;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.tokens.TokenService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Creates, lists, updates and deletes users, and sets their passwords. Safe for concurrent use on all nodes; one enabled
/// administrator always remains. Passwords leave this class as hashes only.
@Service
public class UserService {

    /// A user without the password.
    ///
    /// @param role `viewer`, `editor`, `operator` or `admin`
    /// @param failedAttempts wrong passwords since the last sign-in
    /// @param lastSignInAt null for never
    public record User(long id, String name, String role, boolean enabled, int failedAttempts, Instant createdAt,
            String createdBy, Instant passwordChangedAt, @Nullable Instant lastSignInAt) {}

    /// A user to be created. Its text form omits the password.
    public record NewUser(String name, Role role, String password) {
        @Override
        public String toString() {
            return "NewUser[" + name + ", " + role + "]";
        }
    }

    /// A user in the audit log.
    private record UserSnapshot(String name, String role, boolean enabled) {
        static UserSnapshot of(User user) {
            return new UserSnapshot(user.name(), user.role(), user.enabled());
        }
    }

    private final UserRepository repository;
    private final PasswordHasher passwords;
    private final TokenService tokens;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    UserService(UserRepository repository, PasswordHasher passwords, TokenService tokens,
            TransactionOperations transaction, ApplicationEventPublisher events) {
        this.repository = repository;
        this.passwords = passwords;
        this.tokens = tokens;
        this.transaction = transaction;
        this.events = events;
    }

    /// All users, oldest first.
    @RequiresScope(Scope.ADMIN)
    public List<User> list() {
        return repository.all();
    }

    /// @throws ProblemException 404 if the user does not exist
    @RequiresScope(Scope.ADMIN)
    public User find(long id) {
        return existing(id);
    }

    /// Creates a user who may sign in immediately.
    ///
    /// @throws ProblemException 400 for an invalid field, 409 if the name is taken in any case
    @RequiresScope(Scope.ADMIN)
    public User create(NewUser request) {
        return insert(request);
    }

    /// Creates the first user, an administrator. Call it in the transaction that closes the setup; serializes concurrent calls.
    ///
    /// @throws ProblemException 400 for an invalid field, 409 if a user exists
    @NoScopeRequired("nobody can have a scope before the first user exists")
    @Transactional
    public User createFirst(String name, String password) {
        repository.lock();
        if (repository.hasAny()) {
            throw ProblemException.conflict("There are users already", "Sign in as one of them");
        }
        return insert(new NewUser(name, Role.ADMIN, password));
    }

    /// Whether any user exists; false only before the setup.
    @NoScopeRequired("called before anybody can sign in; reveals nothing about users")
    public boolean exist() {
        return repository.hasAny();
    }

    private User insert(NewUser request) {
        CredentialsValidator.requireName(request.name());
        var hash = hash(request.password(), request.name());
        try {
            return transaction.execute(_ -> {
                var user = existing(repository.insert(request.name(), hash, request.role(), Actor.current()));
                events.publishEvent(AuditEvent.created("user.created", object(user), UserSnapshot.of(user)));
                return user;
            });
        } catch (DuplicateKeyException e) {
            throw ProblemException.of(HttpStatus.CONFLICT, "Name taken",
                    "There is a user named " + request.name() + ", in this or another case", e);
        }
    }

    /// Changes the role of a user, or whether the user may sign in. Sessions of the user end; tokens of a disabled user are
    /// revoked.
    ///
    /// @param role null to keep it
    /// @param enabled null to keep it
    /// @throws ProblemException 404 if the user does not exist, 409 for the last administrator
    @RequiresScope(Scope.ADMIN)
    @Transactional
    public User change(long id, @Nullable Role role, @Nullable Boolean enabled) {
        repository.lock();
        var before = existing(id);
        var newRole = role == null ? Role.of(before.role()).orElseThrow() : role;
        var newEnabled = enabled == null ? before.enabled() : enabled;
        if (newRole != Role.ADMIN || !newEnabled) {
            requireOtherAdmin(before);
        }
        if (!newEnabled) {
            // Before the change, which may end the rights of the caller.
            tokens.revokeOwned(id);
        }
        repository.change(id, newRole, newEnabled);
        var after = existing(id);
        events.publishEvent(
                new AuditEvent("user.changed", object(before), UserSnapshot.of(before), UserSnapshot.of(after)));
        return after;
    }

    /// Deletes a user. Tokens of the user are revoked and sessions end; the audit log keeps its entries.
    ///
    /// @throws ProblemException 404 if the user does not exist, 409 for the last administrator
    @RequiresScope(Scope.ADMIN)
    @Transactional
    public void delete(long id) {
        repository.lock();
        var before = existing(id);
        requireOtherAdmin(before);
        tokens.revokeOwned(id);
        repository.delete(id);
        events.publishEvent(new AuditEvent("user.deleted", object(before), UserSnapshot.of(before), null));
    }

    /// Sets the password of another user. Sessions of the user end.
    ///
    /// @throws ProblemException 400 for a weak password, 404 if the user does not exist
    @RequiresScope(Scope.ADMIN)
    public void resetPassword(long id, String password) {
        setPassword(existing(id), password, "user.password-reset");
    }

    /// Changes the password of the caller. All sessions of the caller end.
    ///
    /// @throws ProblemException 400 if the old password is wrong or the new one is weak
    /// @throws AccessDeniedException if the session of the caller has ended
    @NoScopeRequired("users change their own password and prove it with the old one")
    public void changeOwnPassword(UserPrincipal caller, String old, String password) {
        var account = repository.principal(caller.getUsername()).orElseThrow(() -> unknown(caller.id()));
        if (!account.credential().equals(caller.credential()) || !account.enabled()) {
            throw new AccessDeniedException("The session has ended");
        }
        if (!passwords.matches(old, account.passwordHash())) {
            throw ProblemException.field("old_password", "old_password is not your password");
        }
        setPassword(existing(caller.id()), password, "user.password-changed");
    }

    private void setPassword(User user, String password, String action) {
        var hash = hash(password, user.name());
        transaction.executeWithoutResult(_ -> {
            repository.setPassword(user.id(), hash);
            events.publishEvent(AuditEvent.of(action, object(user)));
        });
    }

    /// Call it outside of a transaction: it takes long and may wait, and a connection should not.
    private String hash(String password, String name) {
        CredentialsValidator.requirePassword(password, name);
        return passwords.hash(password);
    }

    private void requireOtherAdmin(User user) {
        var isAdmin = user.enabled() && user.role().equals(Role.ADMIN.text());
        if (isAdmin && !repository.hasOtherAdmins(user.id())) {
            throw ProblemException.conflict("User " + user.name() + " is the last administrator",
                    "Make another user an administrator first");
        }
    }

    private User existing(long id) {
        return repository.find(id).orElseThrow(() -> unknown(id));
    }

    private static String object(User user) {
        return "user:" + user.name();
    }

    private static ProblemException unknown(long id) {
        return ProblemException.notFound("There is no user " + id);
    }
}
