package org.productimporter.web.security.tokens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.PrivateFile;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Creates the first token of a new server, with scope `admin`: the content of the file that `PRODUCT_IMPORTER_API_TOKEN_FILE`
/// names, else a random one, which it writes to `admin-token` in the data folder. Does nothing if any token exists. The token never
/// expires, because nobody could create its successor.
@Component
@NoScopeRequired("runs at start; reveals a path, not a secret")
public class AdminTokenInitializer implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(AdminTokenInitializer.class);

    private final TokenRepository repository;
    private final TransactionOperations transaction;
    private final Path generated;
    private final @Nullable Path provided;

    AdminTokenInitializer(TokenRepository repository, TransactionOperations transaction, DataDirectory data,
            @Value("${product.importer.api-token-file:#{null}}") @Nullable Path provided) {
        this.repository = repository;
        this.transaction = transaction;
        this.generated = data.root().resolve("admin-token");
        this.provided = provided;
    }

    /// The file with the generated token, if it still exists.
    public Optional<Path> file() {
        return Files.exists(generated) ? Optional.of(generated) : Optional.empty();
    }

    /// @throws IllegalStateException if the configured file contains no valid token
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            repository.lock();
            if (!repository.hasAny()) {
                create();
            }
        });
    }

    private void create() {
        var secret = provided == null ? BearerToken.generate()
                : PrivateFile.read(provided, "PRODUCT_IMPORTER_API_TOKEN_FILE");
        var text = BearerToken.parse(secret).orElseThrow(() -> invalid(provided));
        if (provided == null) {
            // Write the file before the row: a token that nobody can read would lock everybody out.
            PrivateFile.write(generated, secret + "\n");
            LOG.info("The first administrator's token is in {}", generated);
        } else {
            LOG.info("The first administrator's token was taken from {}", provided);
        }
        repository.insert(
                new TokenRepository.NewRow(text, "administrator", List.of(Scope.ADMIN.text()), "server", null, null));
    }

    private static IllegalStateException invalid(@Nullable Path file) {
        return new IllegalStateException(
                "The token in " + file + " is invalid: it has 20 to 256 printable characters without spaces, and if it"
                        + " begins with pcat_, its checksum must be correct");
    }
}
