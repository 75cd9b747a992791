package org.productimporter.web.jobs;

import java.util.EnumSet;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.imports.ImportAction;
import org.productimporter.web.imports.ImportLedger;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Component;

/// The door to what may be done to an execution, and why not. Safe for any number of threads.
@Component
public class Standings {

    private final ExecutionStore executions;
    private final ImportLedger ledger;
    private final Recovery recovery;
    private final Imports imports;

    Standings(ExecutionStore executions, ImportLedger ledger, Recovery recovery, Imports imports) {
        this.executions = executions;
        this.imports = imports;
        this.ledger = ledger;
        this.recovery = recovery;
    }

    /// What would be accepted now. Another user may be faster, so the action itself still may be
    /// refused.
    ///
    /// @throws org.productimporter.web.kit.Problem 404 when its import is gone
    @RequiresScope(Scope.IMPORTS_READ)
    public Standing of(Execution execution) {
        var importId = execution.importId();
        var latest = executions.latest(execution.instanceId());
        return importId == null
                ? Standing.of(execution.id(), latest, EnumSet.noneOf(ImportAction.class), null)
                : Standing.of(
                        execution.id(),
                        latest,
                        ledger.accepted(importId),
                        isAtWork(importId) ? recovery.holder(importId).orElse(null) : null);
    }

    private boolean isAtWork(long importId) {
        var state = imports.find(importId).state();
        return state == ImportState.RUNNING || state == ImportState.STOPPING;
    }
}
