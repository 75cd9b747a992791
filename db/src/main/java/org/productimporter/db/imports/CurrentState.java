package org.productimporter.db.imports;

import java.util.Set;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportState;

/// The state of an import and whether it was abandoned, which together determine its allowed actions.
public record CurrentState(ImportState state, boolean abandoned) {

    /// The actions that users can request now.
    public Set<ImportAction> allowedActions() {
        return state.allowedActions(abandoned);
    }
}
