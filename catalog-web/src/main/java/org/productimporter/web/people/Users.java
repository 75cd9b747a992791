package org.productimporter.web.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Actor;
import org.productimporter.web.access.Needs;
import org.productimporter.web.access.Open;
import org.productimporter.web.access.Role;
import org.productimporter.web.access.Scope;
import org.productimporter.web.access.Tokens;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.kit.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to users: make, list, change and remove them, set passwords. Safe for any number of
/// threads and nodes; there is always somebody who can administer the server. Passwords leave
/// this class as hashes only.
@Component
public class Users {

    /// A user, without his password.
    ///
    /// @param role `viewer`, `editor`, `operator` or `admin`
    /// @param failedAttempts wrong passwords since the last good one
    /// @param lastSignInAt null for never
    public record User(
            long id,
            String name,
            String role,
            boolean enabled,
            int failedAttempts,
            Instant createdAt,
            String createdBy,
            Instant passwordChangedAt,
            @Nullable Instant lastSignInAt) {}

    /// A user to be made. Never printed, because of the password.
    public record NewUser(String name, Role role, String password) {

        @Override
        public String toString() {
            return "NewUser[" + name + ", " + role + "]";
        }
    }

    private final UserStore store;
    private final Passwords passwords;
    private final Tokens tokens;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    Users(
            UserStore store,
            Passwords passwords,
            Tokens tokens,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.passwords = passwords;
        this.tokens = tokens;
        this.transaction = transaction;
        this.events = events;
    }

    /// All users in the order in which they were made.
    @Needs(Scope.ADMIN)
    public List<User> list() {
        return store.all();
    }

    /// @throws Problem 404 when there is no such user
    @Needs(Scope.ADMIN)
    public User find(long id) {
        return existing(id);
    }

    /// Makes a user who may sign in at once.
    ///
    /// @throws Problem 400 for a bad field, 409 when the name is taken in any case
    @Needs(Scope.ADMIN)
    public User create(NewUser wanted) {
        return insert(wanted);
    }

    /// Makes the first user, an administrator. To be called in the transaction that closes the
    /// setup; while somebody makes the first user, others wait.
    ///
    /// @throws Problem 400 for a bad field, 409 when there are users
    @Open("whoever sets the server up is nobody yet")
    public User createFirst(String name, String password) {
        return transaction.execute(
                status -> {
                    store.lock();
                    if (store.hasAny()) {
                        throw Problem.refused("There are users already", "Sign in as one of them");
                    }
                    return insert(new NewUser(name, Role.ADMIN, password));
                });
    }

    /// Whether there is any user; false only on a server that is not set up.
    @Open("asked before anybody can have signed in, and tells nothing about anybody")
    public boolean exist() {
        return store.hasAny();
    }

    private User insert(NewUser wanted) {
        UserNames.require(wanted.name());
        PasswordRules.require(wanted.password(), wanted.name());
        var hash = passwords.hash(wanted.password());
        try {
            return transaction.execute(
                    status -> {
                        var id = store.insert(wanted.name(), hash, wanted.role(), Actor.current());
                        var user = existing(id);
                        events.publishEvent(
                                Deed.made(
                                        "user.created", "user:" + user.name(), KeptUser.of(user)));
                        return user;
                    });
        } catch (DuplicateKeyException e) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "Name taken",
                    "There is a user named " + wanted.name() + ", in this or another case",
                    e);
        }
    }

    /// Changes what a user may do. His sessions end, because they were begun with other rights;
    /// the tokens of a disabled one are revoked.
    ///
    /// @param role null to keep it
    /// @param enabled null to keep it
    /// @throws Problem 404, or 409 when nobody could administer the server any more
    @Needs(Scope.ADMIN)
    public User change(long id, @Nullable Role role, @Nullable Boolean enabled) {
        return transaction.execute(
                status -> {
                    store.lock();
                    var before = existing(id);
                    var newRole = role == null ? Role.of(before.role()).orElseThrow() : role;
                    var newEnabled = enabled == null ? before.enabled() : enabled;
                    if (newRole != Role.ADMIN || !newEnabled) {
                        requireOtherAdmin(before);
                    }
                    store.change(id, newRole, newEnabled);
                    if (!newEnabled) {
                        tokens.revokeOwned(id);
                    }
                    var after = existing(id);
                    ended(
                            before,
                            new Deed(
                                    "user.changed",
                                    object(before),
                                    KeptUser.of(before),
                                    KeptUser.of(after)));
                    return after;
                });
    }

    /// Removes a user with his tokens and sessions; what he did stays in the audit log.
    ///
    /// @throws Problem 404, or 409 when nobody could administer the server any more
    @Needs(Scope.ADMIN)
    public void delete(long id) {
        transaction.executeWithoutResult(
                status -> {
                    store.lock();
                    var before = existing(id);
                    requireOtherAdmin(before);
                    tokens.revokeOwned(id);
                    store.delete(id);
                    ended(
                            before,
                            new Deed("user.deleted", object(before), KeptUser.of(before), null));
                });
    }

    /// Sets the password of a user who has lost his. His sessions end.
    ///
    /// @throws Problem 400 when the password is not good, 404 when there is no such user
    @Needs(Scope.ADMIN)
    public void resetPassword(long id, String password) {
        setPassword(existing(id), password, "user.password-reset");
    }

    /// Sets the password of the caller, who proves to be himself with the old one. All his
    /// sessions end; he signs in again with the new one.
    ///
    /// @throws Problem 400 when the old password is wrong or the new one not good
    @Open("everybody may change his own password, and proves it with the old one")
    public void changeOwnPassword(SignedInUser caller, String old, String password) {
        var stored = store.forSignIn(caller.getUsername()).orElseThrow(() -> unknown(caller.id()));
        if (stored.id() != caller.id() || !passwords.matches(old, stored.passwordHash())) {
            throw Problem.field("old_password", "old_password is not your password");
        }
        setPassword(existing(caller.id()), password, "user.password-changed");
    }

    private void setPassword(User user, String password, String action) {
        PasswordRules.require(password, user.name());
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(
                status -> {
                    store.setPassword(user.id(), hash);
                    ended(user, Deed.of(action, object(user)));
                });
    }

    /// Whether a session that began as this user may go on, on whichever node.
    @Open("says about the caller himself whether he is still who he was")
    public boolean isCurrent(SignedInUser user) {
        return store.isCurrent(user.id(), user.version());
    }

    private void ended(User user, Deed deed) {
        events.publishEvent(deed);
        events.publishEvent(new UserSessionsEnded(user.id(), user.name()));
    }

    private void requireOtherAdmin(User user) {
        var isAdmin = user.enabled() && user.role().equals(Role.ADMIN.text());
        if (isAdmin && !store.hasOtherAdmins(user.id())) {
            throw Problem.refused(
                    "User " + user.name() + " is the last administrator",
                    "Make another user an administrator first");
        }
    }

    private User existing(long id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    private static String object(User user) {
        return "user:" + user.name();
    }

    private static Problem unknown(long id) {
        return Problem.notFound("There is no user " + id);
    }
}
