package org.productimporter.web.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.people.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Sees at each start, and each hour, whether the server has a user. If not, the content of the
/// file that `PRODUCT_IMPORTER_ADMIN_PASSWORD_FILE` names becomes the password of the user
/// `admin`; without such a file there is a setup code that is not older than a day.
@Component
class FirstStart implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String NAME = "admin";

    private final SetupStore store;
    private final SetupCode code;
    private final Users users;
    private final TransactionOperations transaction;
    private final @Nullable Path password;

    FirstStart(
            SetupStore store,
            SetupCode code,
            Users users,
            TransactionOperations transaction,
            @Value("${product.importer.admin-password-file:#{null}}") @Nullable Path password) {
        this.store = store;
        this.code = code;
        this.users = users;
        this.transaction = transaction;
        this.password = password;
    }

    /// @throws org.productimporter.web.kit.Problem when the file holds no good password
    @Override
    public void afterPropertiesSet() {
        look();
    }

    @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
    void look() {
        if (!store.isDone()) {
            transaction.executeWithoutResult(status -> setUp());
        }
    }

    private void setUp() {
        store.lock();
        if (store.isDone()) {
            return;
        }
        if (users.exist()) {
            close();
        } else if (password != null) {
            var text = read(password);
            Setup.TASK.run(() -> users.createFirst(NAME, text));
            close();
            LOG.info("The password of the first administrator, {}, is from {}", NAME, password);
        } else {
            code.keepGood();
        }
    }

    private void close() {
        store.close();
        code.remove();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PRODUCT_IMPORTER_ADMIN_PASSWORD_FILE names "
                            + file
                            + ", which cannot be read; make it readable or unset the variable",
                    e);
        }
    }
}
