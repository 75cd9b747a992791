package org.productimporter.web.people;

import java.util.regex.Pattern;
import org.productimporter.web.kit.Problem;

/// What users may be called: something that stands in a log, a file or a mail address unchanged.
final class UserNames {

    private static final Pattern GOOD =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{0,63}");

    private UserNames() {}

    /// @throws Problem 400 for a name that cannot be one
    static void require(String name) {
        if (!GOOD.matcher(name).matches()) {
            throw Problem.field(
                    "name",
                    "name has 1 to 64 letters, digits and . _ @ + -, and begins with a letter or"
                            + " digit");
        }
    }
}
