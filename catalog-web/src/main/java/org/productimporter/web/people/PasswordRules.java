package org.productimporter.web.people;

import java.text.Normalizer;
import java.util.Locale;
import org.productimporter.web.kit.Problem;

/// Which passwords are taken: 12 to 128 characters of any kind, no composition rules, but none
/// that is among the first that anybody would guess. Lists of common passwords hold few of 12 or
/// more characters, and those are made by recipes; so the recipes are refused instead of a list.
final class PasswordRules {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;

    private static final int MIN_DISTINCT = 5;
    private static final int MIN_OWN = 8;

    private PasswordRules() {}

    /// @param name whose password it shall be
    /// @throws Problem 400 saying what is wrong, without the password in it
    static void require(String password, String name) {
        var text = Normalizer.normalize(password, Normalizer.Form.NFC);
        var length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw refused(
                    "password has %d to %d characters, this one has %d"
                            .formatted(MIN_LENGTH, MAX_LENGTH, length));
        }
        var plain = text.toLowerCase(Locale.ROOT);
        if (plain.codePoints().distinct().count() < MIN_DISTINCT) {
            throw refused("password has at least " + MIN_DISTINCT + " different characters");
        }
        var own = plain.replace(name.toLowerCase(Locale.ROOT), "");
        if (own.length() < MIN_OWN) {
            throw refused("password is more than the name with something added to it");
        }
        if (CommonPasswords.isCommon(plain)) {
            throw refused(
                    "password is one of those that are guessed first; several words that do not"
                            + " belong together are good");
        }
    }

    private static Problem refused(String why) {
        return Problem.field("password", why);
    }
}
