package org.productimporter.db.imports;

import java.util.Set;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportState;

/// What decides which requests an import accepts.
///
/// @param abandoned whether somebody gave it up for good
public record CurrentState(ImportState state, boolean abandoned) {

    /// The requests that are accepted now.
    public Set<ImportAction> allowedActions() {
        return state.allowedActions(abandoned);
    }
}
