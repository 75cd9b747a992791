package org.productimporter.db.changes;

import java.util.Locale;

/// What happened to the products of a block.
public enum ChangeKind {
    CREATED, UPDATED, DEACTIVATED, DELETED, UNDONE;

    /// Returns the value in the database and in REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the kind of a value that [#text] has returned.
    public static ChangeKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
