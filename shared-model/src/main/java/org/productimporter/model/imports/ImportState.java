package org.productimporter.model.imports;

import java.util.Locale;

/// Where an import stands. Tables and REST spell a state in lower case, as [#text()] gives it.
public enum ImportState {
    /// Asked for; waits for a free importer.
    QUEUED,
    /// A node manages it and workers are at it, or will be once a dead node has been replaced.
    RUNNING,
    /// Somebody asked to stop; chunks in hand are being finished.
    STOPPING,
    /// Stopped on request; what was done is kept and a restart continues.
    STOPPED,
    /// Counted, not merged; waits for `apply`.
    PREVIEWED,
    /// Done, and the sum of rows proven.
    COMPLETED,
    /// Ended with an error that says what to do.
    FAILED;

    /// The spelling of tables and REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state spelled `text`.
    ///
    /// @throws IllegalArgumentException when there is no such state
    public static ImportState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// Whether nothing more happens by itself: nobody works on it and nobody will until asked.
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING, STOPPING -> false;
            case STOPPED, PREVIEWED, COMPLETED, FAILED -> true;
        };
    }

    /// Whether a request to stop makes sense.
    public boolean canStop() {
        return this == QUEUED || this == RUNNING;
    }

    /// Whether a request to restart makes sense: the import ended without completing.
    public boolean canRestart() {
        return this == STOPPED || this == FAILED;
    }
}
