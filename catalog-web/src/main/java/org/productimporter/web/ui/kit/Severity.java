package org.productimporter.web.ui.kit;

import java.util.Locale;

/// The severity of a state. It sets the colour and the symbol of a [Badge].
public enum Severity {
    NEUTRAL("○"),
    /// Work is in progress.
    ACTIVE("◐"),
    SUCCESS("✓"),
    /// A user should look at it.
    WARNING("!"),
    ERROR("✕");

    private final String symbol;

    Severity(String symbol) {
        this.symbol = symbol;
    }

    /// The symbol before the text, for users who cannot distinguish the colours.
    String symbol() {
        return symbol;
    }

    /// The CSS class.
    String className() {
        return "severity-" + name().toLowerCase(Locale.ROOT);
    }
}
