package org.productimporter.web.security.users;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.productimporter.web.common.ProblemException;

/// Checks names and passwords of users before they are stored. Passwords have 12 to 128 characters of any kind. There are no
/// composition rules; instead, zxcvbn estimates how many guesses a password withstands. Thread-safe.
final class CredentialsValidator {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;

    /// The highest score of zxcvbn: at least 10^10 guesses.
    private static final int REQUIRED_SCORE = 4;

    /// The estimate takes more than a second for 128 characters. A password is at least as strong as its prefix.
    private static final int MAX_ESTIMATED_LENGTH = 64;

    private static final Zxcvbn STRENGTH = new Zxcvbn();
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{0,63}");

    private CredentialsValidator() {}

    /// Accepts names that can appear unchanged in a log, a file name or a mail address.
    ///
    /// @throws ProblemException 400 for any other name
    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.field("name",
                    "name has 1 to 64 letters, digits and . _ @ + -, and begins with a letter or digit");
        }
    }

    /// @param name of the user; its parts do not count as strength
    /// @throws ProblemException 400 with the reason, never with the password
    static void requirePassword(String password, String name) {
        var text = Normalizer.normalize(password, Normalizer.Form.NFC);
        var length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw ProblemException.field("password",
                    "password has %d to %d characters, this one has %d".formatted(MIN_LENGTH, MAX_LENGTH, length));
        }
        var estimated = text.substring(0, Math.min(text.length(), MAX_ESTIMATED_LENGTH));
        var known = List.of(name.toLowerCase(Locale.ROOT), "product", "importer", "productimporter");
        if (STRENGTH.measure(estimated, known).getScore() < REQUIRED_SCORE) {
            throw ProblemException.field("password",
                    "password is too easy to guess; several unrelated words work well");
        }
    }
}
