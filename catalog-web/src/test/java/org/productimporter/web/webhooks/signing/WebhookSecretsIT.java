package org.productimporter.web.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.common.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class WebhookSecretsIT {

    private final JdbcClient database;
    @TempDir private Path folder;

    WebhookSecretsIT(JdbcClient database) {
        this.database = database;
    }

    @AfterEach
    void clear() {
        database.sql("delete from webhook").update();
    }

    private WebhookSecrets secrets() {
        return new WebhookSecrets(new DataDirectory(folder), database, null);
    }

    private long store(String encrypted) {
        return database.sql("""
                insert into webhook (id, url, event_types, secret)
                values (7, 'https://shop.test', '{product.created}', :secret)
                returning id
                """).param("secret", encrypted).query(Long.class).single();
    }

    @Test
    void theFirstStartCreatesAKeyThatOnlyTheOwnerCanRead() throws Exception {
        var first = secrets();
        var stored = first.encrypt(7, "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        store(stored);

        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
        assertThat(secrets().decrypt(7, stored)).isEqualTo(new byte[32]);
    }

    @Test
    void secretsAreRandomAndEncryptedDifferentlyEachTime() {
        var secrets = secrets();
        var secret = secrets.generate();

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(secrets.generate());
        var stored = secrets.encrypt(7, secret);
        assertThat(stored).matches("v1:[0-9a-f]{8}:[A-Za-z0-9_-]{16}:[A-Za-z0-9_-]+");
        assertThat(stored).isNotEqualTo(secrets.encrypt(7, secret));
    }

    @Test
    void aSecretBelongsToItsWebhookAndCannotBeModified() {
        var secrets = secrets();
        var stored = secrets.encrypt(7, secrets.generate());
        var changed = stored.substring(0, stored.length() - 3) + (stored.endsWith("AAA") ? "BBB" : "AAA");

        assertThatThrownBy(() -> secrets.decrypt(8, stored))
                .hasMessage("The secret of webhook 8 cannot be used; rotate it");
        assertThatThrownBy(() -> secrets.decrypt(7, changed))
                .hasMessage("The secret of webhook 7 cannot be used; rotate it");
    }

    @Test
    void theServerDoesNotStartWithoutTheKeyOfItsSecrets() throws Exception {
        store(secrets().encrypt(7, secrets().generate()));
        var key = folder.resolve("secrets.key");
        Files.delete(key);

        assertThatThrownBy(this::secrets).isInstanceOf(SecretKeyMissingException.class)
                .hasMessageContaining("the key file " + key + " does not exist");
        assertThat(key).doesNotExist();
        var analysis = new SecretKeyFailureAnalyzer()
                .analyze(new IllegalStateException(new SecretKeyMissingException("what", "do this")));
        Objects.requireNonNull(analysis);
        assertThat(analysis.getDescription()).isEqualTo("what");
        assertThat(analysis.getAction()).isEqualTo("do this");
    }

    @Test
    void aKeyCanBeAddedButNotReplaced() throws Exception {
        var stored = secrets().encrypt(7, secrets().generate());
        store(stored);
        var key = folder.resolve("secrets.key");
        var right = Files.readString(key);
        var other = Base64.getEncoder().encodeToString(new byte[32]);

        Files.writeString(key, other);
        assertThatThrownBy(this::secrets).hasMessageContaining("contains only the keys");

        Files.writeString(key, other + "\n" + right);
        var both = secrets();
        assertThat(both.decrypt(7, stored)).hasSize(32);
        assertThat(both.encrypt(7, both.generate()).substring(0, 11)).isNotEqualTo(stored.substring(0, 11));
    }

    @Test
    void aConfiguredKeyFileIsNotCreated() {
        var named = folder.resolve("elsewhere.key");

        assertThatThrownBy(() -> new WebhookSecrets(new DataDirectory(folder), database, named))
                .hasMessage("The configured key file %s for the secrets of webhooks does not exist.".formatted(named));
        assertThat(named).doesNotExist();
    }
}
