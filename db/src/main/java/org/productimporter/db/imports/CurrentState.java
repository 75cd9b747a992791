package org.productimporter.db.imports;

import java.util.Set;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportState;

/// The state of an import with what else determines its allowed actions.
///
/// @param abandoned whether the import was abandoned
/// @param undo whether the state is that of its undo
public record CurrentState(ImportState state, boolean abandoned, boolean undo) {

    /// The actions that users can request now. An undo that has stopped or failed can be continued, but not abandoned:
    /// a part of the import would stay, and nothing would tell which.
    public Set<ImportAction> allowedActions() {
        var allowed = state.allowedActions(abandoned);
        if (undo) {
            allowed.remove(ImportAction.ABANDON);
        }
        return allowed;
    }
}
