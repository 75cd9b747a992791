package org.productimporter.model.imports;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// An action that changes the state of an import along [ImportTransition].
public enum ImportAction {
    /// A user stops a queued import, or requests a running one to stop.
    STOP,
    /// A user queues a stopped or failed import again.
    RESTART,
    /// A user starts the merge of a previewed import.
    APPLY,
    /// A user confirms or corrects the mapping that the inspection proposes.
    CONFIRM_MAPPING,
    /// A user takes back what a completed import has changed.
    UNDO,
    /// A user abandons a stopped or failed import. It cannot be restarted.
    ABANDON,
    /// A user deletes an import in a final state.
    DELETE,
    /// The restart of an import whose undo has stopped or failed continues the undo.
    RESTART_UNDO,
    /// A node begins an attempt, or takes over from a dead node.
    BEGIN,
    /// A node has merged all rows.
    COMPLETE,
    /// A node has taken back what the import had changed.
    FINISH_UNDO,
    /// A node has completed a preview.
    FINISH_PREVIEW,
    /// A node cannot decide how to read the file and asks.
    ASK_MAPPING,
    /// A node ends the import with an error.
    FAIL,
    /// A node has stopped the import after the request of a user.
    CONFIRM_STOP;

    /// The actions that users request. Nodes perform the others.
    public static final Set<ImportAction> REQUESTS =
            Collections.unmodifiableSet(EnumSet.of(STOP, RESTART, APPLY, CONFIRM_MAPPING, UNDO, ABANDON, DELETE));
}
