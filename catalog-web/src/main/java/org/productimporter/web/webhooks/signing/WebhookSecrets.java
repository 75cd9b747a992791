package org.productimporter.web.webhooks.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.security.NoScopeRequired;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Generates the signing secrets of webhooks and encrypts them for the database: AES-256-GCM under
/// a key of the server, with the webhook ID as associated data, so that a secret cannot be moved to
/// another row. Thread-safe. Secrets are never logged.
@Component
@NoScopeRequired("called by services that check the scope")
public class WebhookSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSecrets.class);
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SequencedMap<String, SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    /// Reads the key file, or creates it if no secret exists and no file is configured.
    ///
    /// @param configured the configured key file, or null for `secrets.key` in the data folder
    /// @throws SecretKeyMissingException if secrets exist and their key does not
    WebhookSecrets(DataDirectory data, JdbcClient jdbc,
            @Value("${product.importer.secrets-key-file:#{null}}") @Nullable Path configured) {
        this.file = configured == null ? data.root().resolve("secrets.key") : configured.toAbsolutePath();
        var keyIds = keyIds(jdbc);
        if (!Files.exists(file)) {
            if (configured != null || !keyIds.isEmpty()) {
                throw missing(keyIds, "does not exist");
            }
            EncryptionKeyFile.generate(file, random);
            LOG.info("Created {} with the key that encrypts the secrets of webhooks; keep a backup of this file", file);
        }
        this.keys = EncryptionKeyFile.read(file);
        if (!keys.keySet().containsAll(keyIds)) {
            throw missing(keyIds, "contains only the keys " + keys.keySet());
        }
    }

    private static final String KEY_IDS = """
            select distinct split_part(secret, ':', 2)
            from webhook
            union
            select split_part(previous_secret, ':', 2)
            from webhook
            where previous_secret_until > clock_timestamp()
            """;

    /// IDs of the keys that encrypted the stored secrets.
    private static List<String> keyIds(JdbcClient jdbc) {
        return jdbc.sql(KEY_IDS).query((row, _) -> row.getString(1)).list();
    }

    private SecretKeyMissingException missing(List<String> keyIds, String problem) {
        if (keyIds.isEmpty()) {
            return new SecretKeyMissingException(
                    "The configured key file %s for the secrets of webhooks %s.".formatted(file, problem),
                    "Create it with `openssl rand -base64 32`, readable only by this user, or unset"
                            + " PRODUCT_IMPORTER_SECRETS_KEY_FILE to create one in the data folder.");
        }
        return new SecretKeyMissingException(
                "Secrets of webhooks are encrypted with key %s, but the key file %s %s.".formatted(keyIds, file,
                        problem),
                "Restore the key file from a backup or copy it from another node, and set its path in"
                        + " PRODUCT_IMPORTER_SECRETS_KEY_FILE. If it is lost, run `delete from webhook`"
                        + " in the database and create the webhooks again.");
    }

    /// A new secret in the format of Standard Webhooks, with 256 random bits.
    public String generate() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// Encrypts `secret` of `webhook`.
    public String encrypt(long webhook, String secret) {
        var key = keys.firstEntry();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var ciphertext = crypt(Cipher.ENCRYPT_MODE, key.getValue(), nonce, webhook, secret.getBytes(US_ASCII));
        return "v1:%s:%s:%s".formatted(key.getKey(), encoder.encodeToString(nonce), encoder.encodeToString(ciphertext));
    }

    /// Decrypts a secret of `webhook` to the bytes that sign its messages.
    ///
    /// @throws SecretKeyMissingException if another node encrypted it with a different key
    /// @throws IllegalStateException if it was modified or belongs to another webhook
    public byte[] decrypt(long webhook, String stored) {
        var parts = stored.split(":", -1);
        var key = keys.get(parts[1]);
        if (key == null) {
            throw missing(List.of(parts[1]), "contains only the keys " + keys.keySet());
        }
        var decoder = Base64.getUrlDecoder();
        var secret = new String(
                crypt(Cipher.DECRYPT_MODE, key, decoder.decode(parts[2]), webhook, decoder.decode(parts[3])), US_ASCII);
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, long webhook, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(webhook).array());
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of webhook %d cannot be used; rotate it".formatted(webhook), e);
        }
    }
}
