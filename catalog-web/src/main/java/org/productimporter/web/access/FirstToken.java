package org.productimporter.web.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.files.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Gives a new server its first administrator's token: the content of the file that
/// `PRODUCT_IMPORTER_API_TOKEN_FILE` names, else a random one, written to `admin-token` in the
/// data folder. Only while there is no token at all; of several nodes that start at once, one
/// does it. This token never expires, because nobody could make another one.
@Component
@Open("runs once at the start, and tells a place, not a secret")
public class FirstToken implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstToken.class);

    private final TokenStore store;
    private final TransactionOperations transaction;
    private final Path generated;
    private final @Nullable Path provided;

    FirstToken(
            TokenStore store,
            TransactionOperations transaction,
            DataFolder data,
            @Value("${product.importer.api-token-file:#{null}}") @Nullable Path provided) {
        this.store = store;
        this.transaction = transaction;
        this.generated = data.root().resolve("admin-token");
        this.provided = provided;
    }

    /// The file with the generated token, if it is still there.
    public Optional<Path> file() {
        return Files.exists(generated) ? Optional.of(generated) : Optional.empty();
    }

    /// @throws IllegalStateException when the file that should hold a token does not
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(
                status -> {
                    store.lock();
                    if (!store.hasAny()) {
                        create();
                    }
                });
    }

    private void create() {
        var secret = provided == null ? TokenText.generate() : read(provided);
        var text = TokenText.parse(secret).orElseThrow(() -> unusable(provided));
        if (provided == null) {
            write(secret);
            LOG.info("The first administrator's token is in {}", generated);
        } else {
            LOG.info("The first administrator's token was taken from {}", provided);
        }
        store.insert(
                new TokenStore.NewToken(
                        text, "administrator", List.of(Scope.ADMIN.text()), "server", null, null));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PRODUCT_IMPORTER_API_TOKEN_FILE names "
                            + file
                            + ", which cannot be read; make it readable or unset the variable",
                    e);
        }
    }

    private static IllegalStateException unusable(@Nullable Path file) {
        return new IllegalStateException(
                "The token in "
                        + file
                        + " cannot be used: it has 20 to 256 printable characters without spaces, and"
                        + " when it begins with pcat_ its checksum must be right");
    }

    /// The file exists before the row: a token that nobody can read would lock everybody out.
    private void write(String secret) {
        PrivateFile.write(generated, secret + "\n");
    }
}
