package org.productimporter.web.people;

import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and checks passwords with Argon2id: 16 MiB of memory, two passes, one lane. Not bcrypt,
/// which ignores whatever is behind the 72nd byte, while ours may have 128 characters. Two hashes
/// at a time, so that a flood of sign-ins costs waiting and not the heap. A hash carries the name
/// of its method, so that the method can change.
@Component
class Passwords implements PasswordEncoder {

    private static final int AT_ONCE = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 16 * 1024;
    private static final int PASSES = 2;

    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final PasswordEncoder method =
            new DelegatingPasswordEncoder(
                    "argon2",
                    Map.of(
                            "argon2",
                            new Argon2PasswordEncoder(
                                    SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES)));

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> method.encode(canonical(password)));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> method.matches(canonical(password), hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return method.upgradeEncoding(hash);
    }

    /// The hash of a password that is there.
    String hash(String password) {
        return String.valueOf(encode(password));
    }

    /// Keyboards differ in how they send an accented letter. An endless password is not worth
    /// an endless hash, and no user has one.
    private static String canonical(@Nullable CharSequence password) {
        var text = password == null ? "" : password;
        var checked = text.subSequence(0, Math.min(text.length(), 2 * PasswordRules.MAX_LENGTH));
        return Normalizer.normalize(checked, Normalizer.Form.NFC);
    }

    private <T> T inTurn(Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
