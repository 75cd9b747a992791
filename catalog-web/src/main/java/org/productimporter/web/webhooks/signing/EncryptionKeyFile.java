package org.productimporter.web.webhooks.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.productimporter.model.files.Sha256;

/// File with the keys that encrypt secrets: 32 random bytes in base64 per line. The first key
/// encrypts, all keys decrypt, which allows key rotation.
final class EncryptionKeyFile {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    private EncryptionKeyFile() {}

    /// The keys of `file` by their IDs, in file order.
    ///
    /// @throws SecretKeyMissingException if a line is not a key
    static SequencedMap<String, SecretKey> read(Path file) {
        var keys = new LinkedHashMap<String, SecretKey>();
        try {
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    var key = key(file, line.strip());
                    keys.put(id(key), new SecretKeySpec(key, "AES"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read; make it readable for this user",
                    e);
        }
        if (keys.isEmpty()) {
            throw invalid(file, 0);
        }
        return keys;
    }

    private static byte[] key(Path file, String line) {
        try {
            var key = Base64.getDecoder().decode(line);
            if (key.length == KEY_BYTES) {
                return key;
            }
            throw invalid(file, key.length);
        } catch (IllegalArgumentException e) {
            throw invalid(file, 0);
        }
    }

    private static SecretKeyMissingException invalid(Path file, int bytes) {
        return new SecretKeyMissingException(
                "The key file %s is damaged: each line must contain 32 bytes in base64, a line has %d.".formatted(file,
                        bytes),
                "Restore it from a backup or copy it from another node. If there are no webhooks yet, delete it; the next"
                        + " start creates a new one.");
    }

    /// An ID of the key that reveals nothing about it.
    private static String id(byte[] key) {
        var digest = Sha256.digest();
        digest.update("key id".getBytes(US_ASCII));
        return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
    }

    /// Creates `file` with a new key, readable only by its owner. A file created concurrently by
    /// another node is used.
    static void generate(Path file, SecureRandom random) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            var part = Files.createTempFile(file.getParent(), "secrets", ".part", ownerOnly(file));
            Files.writeString(part, Base64.getEncoder().encodeToString(key) + "\n");
            try {
                // A hard link fails if the file exists and is never visible half-written.
                Files.createLink(file, part);
            } finally {
                Files.delete(part);
            }
        } catch (FileAlreadyExistsException e) {
            read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be created", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
