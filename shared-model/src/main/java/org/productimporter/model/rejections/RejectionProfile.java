package org.productimporter.model.rejections;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The name under which the rejected rows of an import come back: its mapping applies to them like a saved profile.
public final class RejectionProfile {

    private static final Pattern NAME = Pattern.compile("rejections of import (\\d{1,18})");

    private RejectionProfile() {}

    /// Returns the name for the rejections of an import.
    public static String name(long importId) {
        return "rejections of import " + importId;
    }

    /// Returns the import of a name, or nothing if the name is one that a user has given.
    public static OptionalLong importOf(String name) {
        var matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
