package org.productimporter.web.setup;

import java.util.concurrent.atomic.AtomicBoolean;
import org.productimporter.web.access.Open;
import org.productimporter.web.access.ServerTask;
import org.productimporter.web.kit.ClientAddress;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.limits.Limits;
import org.productimporter.web.people.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to the setup: makes the first administrator, once. Whoever knows the setup code may;
/// of two who try at once, one does. Safe for any number of threads and nodes.
@Component
@Open("before the setup there is nobody who could have a scope; the code is the key")
public class Setup {

    static final ServerTask TASK = ServerTask.of("setup");

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

    private final SetupStore store;
    private final SetupCode code;
    private final Users users;
    private final Tools tools;
    private final AtomicBoolean closed = new AtomicBoolean();

    Setup(SetupStore store, SetupCode code, Users users, Tools tools) {
        this.store = store;
        this.code = code;
        this.users = users;
        this.tools = tools;
    }

    /// What the setup is done with.
    @Component
    record Tools(
            TransactionOperations transaction, ApplicationEventPublisher events, Limits limits) {}

    /// Whether the server waits for its first administrator. Once false, it stays so.
    public boolean isOpen() {
        if (!closed.get() && (store.isDone() || users.exist())) {
            closed.set(true);
        }
        return !closed.get();
    }

    /// Makes the first administrator and closes the setup, both or neither.
    ///
    /// @param text the setup code, with or without its dashes
    /// @throws Problem 404 when the setup is closed, 403 for a wrong code, 400 for a bad name or
    ///     password, 429 after too many tries
    public Users.User complete(String text, String name, String password) {
        requireOpen();
        tools.limits().require(Limits.Kind.SETUP, ClientAddress.current().orElse("server"));
        var first =
                tools.transaction()
                        .execute(
                                status -> {
                                    store.lock();
                                    requireOpen();
                                    requireCode(text);
                                    return TASK.call(() -> first(name, password));
                                });
        closed.set(true);
        code.remove();
        LOG.info("Setup is done; {} is the first administrator", first.name());
        return first;
    }

    private Users.User first(String name, String password) {
        var user = users.createFirst(name, password);
        store.close();
        tools.events().publishEvent(Deed.of("setup.completed", "user:" + user.name()));
        return user;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw Problem.notFound("There is nothing to set up any more");
        }
    }

    private void requireCode(String text) {
        var wanted = store.code();
        var good = wanted.filter(known -> code.matches(text, known));
        if (good.isEmpty() || code.isExpired(good.get())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Wrong setup code",
                    good.isEmpty()
                            ? "This is not the setup code; it stands in the file setup-code of the"
                                    + " server's data folder"
                            : "This setup code has expired; within the hour there is a new one in"
                                    + " the file setup-code of the server's data folder");
        }
    }
}
