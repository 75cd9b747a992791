package org.productimporter.web.imports;

import java.util.EnumSet;
import java.util.Set;
import org.productimporter.model.imports.ImportState;

/// What somebody may want to do to an import.
public enum ImportAction {
    STOP,
    RESTART,
    APPLY,
    ABANDON,
    DELETE;

    /// The actions that make sense where an import stands.
    static Set<ImportAction> accepted(ImportState state, boolean abandoned) {
        return switch (state) {
            case QUEUED, RUNNING -> EnumSet.of(STOP);
            case STOPPING -> EnumSet.noneOf(ImportAction.class);
            case STOPPED, FAILED ->
                    abandoned ? EnumSet.of(DELETE) : EnumSet.of(RESTART, ABANDON, DELETE);
            case PREVIEWED -> EnumSet.of(APPLY, DELETE);
            case COMPLETED -> EnumSet.of(DELETE);
        };
    }
}
