package org.productimporter.web.security.setup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.PrivateFile;
import org.productimporter.web.security.users.UserService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Prepares the setup at start and once an hour while the server has no user. If `PRODUCT_IMPORTER_ADMIN_PASSWORD_FILE` names a
/// file, its content becomes the password of the user `admin`; otherwise the setup code is kept valid.
@Component
class SetupInitializer implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(SetupInitializer.class);
    private static final String NAME = "admin";

    private final SetupRepository repository;
    private final SetupCode code;
    private final UserService users;
    private final TransactionOperations transaction;
    private final @Nullable Path password;

    SetupInitializer(SetupRepository repository, SetupCode code, UserService users, TransactionOperations transaction,
            @Value("${product.importer.admin-password-file:#{null}}") @Nullable Path password) {
        this.repository = repository;
        this.code = code;
        this.users = users;
        this.transaction = transaction;
        this.password = password;
    }

    /// @throws org.productimporter.web.common.ProblemException if the file contains a weak password
    @Override
    public void afterPropertiesSet() {
        prepare();
    }

    @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
    void prepare() {
        if (!repository.isDone()) {
            transaction.executeWithoutResult(status -> setUp());
        }
    }

    private void setUp() {
        repository.lock();
        if (repository.isDone()) {
            return;
        }
        if (users.exist()) {
            close();
        } else if (password != null) {
            var text = PrivateFile.read(password, "PRODUCT_IMPORTER_ADMIN_PASSWORD_FILE");
            SetupService.ACTOR.run(() -> users.createFirst(NAME, text));
            close();
            LOG.info("The password of the first administrator, {}, was read from {}", NAME, password);
        } else {
            code.renewIfInvalid();
        }
    }

    private void close() {
        repository.close();
        code.remove();
    }
}
