package org.productimporter.web.security.users;

import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and checks passwords with Argon2id: 16 MiB of memory, two passes, one lane. bcrypt ignores everything after byte 72,
/// and passwords may have 128 characters. Computes at most two hashes at a time, so that many concurrent sign-ins wait instead of
/// filling the heap. A hash names its algorithm, so that the algorithm can change. Thread-safe.
@Component
class PasswordHasher extends AbstractValidatingPasswordEncoder {

    private static final int MAX_CONCURRENT = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 16 * 1024;
    private static final int PASSES = 2;

    private final Semaphore slots = new Semaphore(MAX_CONCURRENT, true);
    private final PasswordEncoder encoder = new DelegatingPasswordEncoder("argon2",
            Map.of("argon2", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES)));

    @Override
    protected String encodeNonNullPassword(String password) {
        return hash(password);
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
        return limited(() -> encoder.matches(normalize(password), hash));
    }

    /// As [#encode], never null.
    String hash(String password) {
        return limited(() -> String.valueOf(encoder.encode(normalize(password))));
    }

    /// Keyboards differ in how they encode accented letters. Truncates what is too long to be a valid password.
    private static String normalize(String password) {
        var checked = password.substring(0, Math.min(password.length(), 2 * CredentialsValidator.MAX_LENGTH));
        return Normalizer.normalize(checked, Normalizer.Form.NFC);
    }

    private <T> T limited(Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
