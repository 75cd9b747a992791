package org.productimporter.model.imports;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What can be done to an import. [ImportTransition] says where each action leads.
public enum ImportAction {
    /// A user ends a queued import, or asks the workers of a running one to stop.
    STOP,
    /// A user queues a stopped or failed import again.
    RESTART,
    /// A user lets a previewed import go on with the merge.
    APPLY,
    /// A user gives a stopped or failed import up for good.
    ABANDON,
    /// A user removes an import that has ended.
    DELETE,
    /// An importer begins an attempt, or takes over from a dead node.
    BEGIN,
    /// An importer has merged all rows.
    COMPLETE,
    /// An importer has counted what a merge would do.
    FINISH_PREVIEW,
    /// An importer cannot go on.
    FAIL,
    /// An importer has ended its work after a user asked to stop.
    CONFIRM_STOP;

    /// The actions of users; the others are an importer's.
    public static final Set<ImportAction> REQUESTS =
            Collections.unmodifiableSet(EnumSet.of(STOP, RESTART, APPLY, ABANDON, DELETE));
}
