package org.productimporter.web.security.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.productimporter.model.files.Sha256;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The code that proves access to the files of the server: in the file `setup-code` of the data folder, once in the log, and as
/// a hash in the database. Valid for 24 hours, then replaced. When nodes have separate data folders, the code of the node that
/// wrote last is valid.
@Component
class SetupCode {

    private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);
    private static final Duration LIFETIME = Duration.ofHours(24);

    /// Without characters that look alike.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SetupRepository repository;
    private final Clock clock;
    private final Path file;

    SetupCode(SetupRepository repository, DataDirectory data, Clock clock) {
        this.repository = repository;
        this.clock = clock;
        this.file = data.root().resolve("setup-code");
    }

    /// Replaces the code unless the file contains a valid one. The caller holds the lock of the setup.
    void renewIfInvalid() {
        var now = clock.instant();
        var valid = repository.code()
                .filter(code -> code.expiresAt().isAfter(now))
                .filter(code -> code.hash().equals(hashInFile()));
        if (valid.isEmpty()) {
            var text = generate();
            var expiresAt = now.plus(LIFETIME);
            PrivateFile.write(file, text + "\n");
            repository.renew(new SetupRepository.Code(hash(text), expiresAt));
            LOG.info("There is no user yet. The setup code is {}, also in {}; valid until {}", text, file, expiresAt);
        }
    }

    private String hashInFile() {
        try {
            return Files.exists(file) ? hash(Files.readString(file)) : "";
        } catch (IOException e) {
            LOG.warn("{} cannot be read; a new setup code replaces it", file, e);
            return "";
        }
    }

    /// Whether `text` is the code. Ignores spaces, dashes and case, because users type it.
    boolean matches(String text, SetupRepository.Code code) {
        return MessageDigest.isEqual(hash(text).getBytes(UTF_8), code.hash().getBytes(UTF_8));
    }

    boolean isExpired(SetupRepository.Code code) {
        return !code.expiresAt().isAfter(clock.instant());
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed; its code is no longer valid", file, e);
        }
    }

    private static String generate() {
        var text = new StringBuilder();
        for (var i = 0; i < GROUPS * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "");
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String hash(String text) {
        return Sha256.ofText(text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
