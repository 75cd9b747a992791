package org.productimporter.model.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
    @JsonValue
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

    /// Whether [ImportTransition] lets `action` happen in this state.
    public boolean allows(ImportAction action) {
        return ImportTransition.find(this, action).isPresent();
    }

    /// The requests of users that are possible in this state, in the order of [ImportAction].
    ///
    /// @param abandoned whether the import was given up; it can then only be deleted
    public Set<ImportAction> allowedActions(boolean abandoned) {
        return ImportAction.REQUESTS.stream()
                .filter(this::allows)
                .filter(action -> !abandoned || action == ImportAction.DELETE)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ImportAction.class)));
    }
}
