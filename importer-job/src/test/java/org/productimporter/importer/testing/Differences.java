package org.productimporter.importer.testing;

import java.util.ArrayList;
import java.util.List;

/// Collects what one check found; remembers the first ten and counts the rest.
final class Differences {

    private static final int SHOWN = 10;

    private final String check;
    private final List<String> first = new ArrayList<>();
    private long count;

    Differences(String check) {
        this.check = check;
    }

    void add(String difference) {
        count++;
        if (first.size() < SHOWN) {
            first.add(difference);
        }
    }

    void compare(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            add("%s: expected %s, found %s".formatted(what, expected, actual));
        }
    }

    void failIfAny() {
        if (count > 0) {
            throw new AssertionError("%s: %d differences, the first %d:%n  %s".formatted(check, count, first.size(),
                    String.join("\n  ", first)));
        }
    }
}
