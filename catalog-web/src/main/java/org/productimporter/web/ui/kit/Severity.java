package org.productimporter.web.ui.kit;

import java.util.Locale;

/// What a piece of the page means; colour follows from it, and never stands alone.
public enum Severity {
    /// Nothing to look at.
    QUIET("○"),
    /// It moves.
    ACTIVE("◐"),
    GOOD("✓"),
    /// Somebody should look.
    WARNING("!"),
    BAD("✕");

    private final String mark;

    Severity(String mark) {
        this.mark = mark;
    }

    /// The sign that stands before the word, for those who do not see the colour.
    public String mark() {
        return mark;
    }

    /// The class of the style sheet.
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
