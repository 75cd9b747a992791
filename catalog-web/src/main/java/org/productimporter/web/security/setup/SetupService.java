package org.productimporter.web.security.setup;

import java.util.concurrent.atomic.AtomicBoolean;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ClientAddress;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.users.UserService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Creates the first administrator, once, for a caller who knows the setup code. Of concurrent calls on all nodes, one succeeds.
@Service
@NoScopeRequired("nobody can have a scope before the setup; the code is the proof")
public class SetupService {

    static final SystemActor ACTOR = SystemActor.of("setup");

    private static final Logger LOG = LoggerFactory.getLogger(SetupService.class);

    private final SetupRepository repository;
    private final SetupCode code;
    private final UserService users;
    private final RateLimiter limiter;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final AtomicBoolean closed = new AtomicBoolean();

    SetupService(SetupRepository repository, SetupCode code, UserService users, RateLimiter limiter,
            TransactionOperations transaction, ApplicationEventPublisher events) {
        this.repository = repository;
        this.code = code;
        this.users = users;
        this.limiter = limiter;
        this.transaction = transaction;
        this.events = events;
    }

    /// Whether the server waits for its first administrator. Once false, it stays false.
    public boolean isOpen() {
        if (!closed.get() && (repository.isDone() || users.exist())) {
            closed.set(true);
        }
        return !closed.get();
    }

    /// Creates the first administrator and closes the setup in one transaction.
    ///
    /// @param text the setup code, with or without its dashes
    /// @throws ProblemException 404 if the setup is closed, 403 for a wrong code, 400 for an invalid name or a weak password, 429 after
    ///     too many attempts
    public UserService.User complete(String text, String name, String password) {
        requireOpen();
        limiter.require(RateLimiter.Kind.SETUP, ClientAddress.current().orElse("server"));
        var first = transaction.execute(status -> {
            repository.lock();
            requireOpen();
            requireCode(text);
            return ACTOR.call(() -> createFirst(name, password));
        });
        closed.set(true);
        code.remove();
        LOG.info("Setup is complete; {} is the first administrator", first.name());
        return first;
    }

    private UserService.User createFirst(String name, String password) {
        var user = users.createFirst(name, password);
        repository.close();
        events.publishEvent(AuditEvent.of("setup.completed", "user:" + user.name()));
        return user;
    }

    /// @throws ProblemException 404 if the setup is closed
    public void requireOpen() {
        if (!isOpen()) {
            throw ProblemException.notFound("The setup is already complete");
        }
    }

    private void requireCode(String text) {
        var current = repository.code().filter(stored -> code.matches(text, stored));
        if (current.isEmpty()) {
            throw wrongCode(
                    "This is not the setup code. You find it in the file setup-code of the server's data folder");
        }
        if (code.isExpired(current.get())) {
            throw wrongCode(
                    "This setup code has expired. Within the hour you find a new one in the file setup-code of the server's"
                            + " data folder");
        }
    }

    private static ProblemException wrongCode(String detail) {
        return ProblemException.of(HttpStatus.FORBIDDEN, "Wrong setup code", detail);
    }
}
