package org.productimporter.web.jobs;

import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.again.RestartPlan;
import org.productimporter.web.imports.again.RestartPlan.Limits;
import org.productimporter.web.imports.again.Restarts;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Component;

/// The door to restarting the import behind an execution with a look at what will run again.
/// Safe for any number of threads.
@Component
public class Relaunch {

    private final ExecutionStore executions;
    private final Restarts restarts;

    Relaunch(ExecutionStore executions, Restarts restarts) {
        this.executions = executions;
        this.restarts = restarts;
    }

    /// What a restart would do now.
    ///
    /// @throws org.productimporter.web.kit.Problem 404, or 409 when it is not the latest
    ///     execution
    @RequiresScope(Scope.IMPORTS_READ)
    public RestartPlan plan(long id) {
        return restarts.plan(executions.importOfLatest(id));
    }

    /// Goes on with the import behind the latest execution, under these limits.
    ///
    /// @throws org.productimporter.web.kit.Problem 400, 404, or 409 when it cannot be restarted
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus restart(long id, Limits limits) {
        return restarts.restart(executions.importOfLatest(id), limits);
    }
}
