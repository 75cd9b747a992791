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
/// another row. Thread-safe. Nothing here is ever logged.
@Component
@NoScopeRequired("below the door: shows nothing to callers that they did not make")
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
    /// @param named the configured key file, or null for `secrets.key` in the data folder
    /// @throws SecretKeyMissingException if secrets exist and their key does not
    WebhookSecrets(DataDirectory data, JdbcClient jdbc,
            @Value("${product.importer.secrets-key-file:#{null}}") @Nullable Path named) {
        this.file = named == null ? data.root().resolve("secrets.key") : named.toAbsolutePath();
        var used = used(jdbc);
        if (!Files.exists(file)) {
            if (named != null || !used.isEmpty()) {
                throw missing(used, "does not exist");
            }
            EncryptionKeyFile.generate(file, random);
            LOG.info("The key for the secrets of webhooks is in {}; keep a copy of it", file);
        }
        this.keys = EncryptionKeyFile.read(file);
        if (!keys.keySet().containsAll(used)) {
            throw missing(used, "holds only the keys " + keys.keySet());
        }
    }

    private static final String USED = """
            select distinct split_part(secret, ':', 2)
            from webhook
            union
            select split_part(previous_secret, ':', 2)
            from webhook
            where previous_secret_until > clock_timestamp()
            """;

    /// IDs of the keys that encrypted the stored secrets.
    private static List<String> used(JdbcClient jdbc) {
        return jdbc.sql(USED).query((row, _) -> row.getString(1)).list();
    }

    private SecretKeyMissingException missing(List<String> used, String how) {
        if (used.isEmpty()) {
            return new SecretKeyMissingException(
                    "The key file %s, named for the secrets of webhooks, %s.".formatted(file, how),
                    "Make it with `openssl rand -base64 32` and let only this user read it, or unset"
                            + " PRODUCT_IMPORTER_SECRETS_KEY_FILE to have one made in the data folder.");
        }
        return new SecretKeyMissingException(
                "Secrets of webhooks are encrypted with key %s, but the key file %s %s.".formatted(used, file, how),
                "Bring the key file back from a backup or copy it from another node, and name it in"
                        + " PRODUCT_IMPORTER_SECRETS_KEY_FILE. If it is lost, run `delete from webhook`"
                        + " in the database and make the webhooks anew.");
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
        var text = Base64.getUrlEncoder().withoutPadding();
        var hidden = crypt(Cipher.ENCRYPT_MODE, key.getValue(), nonce, webhook, secret.getBytes(US_ASCII));
        return "v1:%s:%s:%s".formatted(key.getKey(), text.encodeToString(nonce), text.encodeToString(hidden));
    }

    /// Decrypts a secret of `webhook` to the bytes that sign its messages.
    ///
    /// @throws SecretKeyMissingException if another node encrypted it with a different key
    /// @throws IllegalStateException if it was modified or belongs to another webhook
    public byte[] decrypt(long webhook, String stored) {
        var parts = stored.split(":", -1);
        var key = keys.get(parts[1]);
        if (key == null) {
            throw missing(List.of(parts[1]), "holds only the keys " + keys.keySet());
        }
        var text = Base64.getUrlDecoder();
        var secret = new String(crypt(Cipher.DECRYPT_MODE, key, text.decode(parts[2]), webhook, text.decode(parts[3])),
                US_ASCII);
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
