package org.productimporter.model.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The state of an import.
public enum ImportState {
    /// Waits for a free node.
    QUEUED,
    /// A node manages it. After the death of the node, another one takes over.
    RUNNING,
    /// A user has requested to stop it. Workers complete their current chunks.
    STOPPING,
    /// Stopped by a user. A restart continues with the remaining chunks.
    STOPPED,
    /// The file does not decide how it is to be read. A user confirms or corrects the proposed mapping.
    NEEDS_MAPPING,
    /// The preview is complete. `apply` starts the merge.
    PREVIEWED,
    /// All rows are merged and the row counts verified.
    COMPLETED,
    /// Ended with an error.
    FAILED,
    /// A user has requested to take back what the import has changed. A node does so, or it waits for its turn.
    UNDOING,
    /// What the import had changed is taken back, except for products that were changed since.
    UNDONE;

    /// The lower-case form in tables and REST.
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the state with the lower-case form `text`.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ImportState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// Whether the import changes only at the request of a user.
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING, STOPPING, UNDOING -> false;
            case STOPPED, NEEDS_MAPPING, PREVIEWED, COMPLETED, FAILED, UNDONE -> true;
        };
    }

    /// Whether [ImportTransition] allows `action` in this state.
    public boolean allows(ImportAction action) {
        return ImportTransition.find(this, action).isPresent();
    }

    /// The actions that users can request in this state, in the order of [ImportAction].
    ///
    /// @param abandoned whether the import was abandoned, so that it can only be deleted
    public Set<ImportAction> allowedActions(boolean abandoned) {
        return ImportAction.REQUESTS.stream()
                .filter(this::allows)
                .filter(action -> !abandoned || action == ImportAction.DELETE)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ImportAction.class)));
    }
}
