package org.productimporter.web.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.jobs.JobRecords.Detail;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Filter;
import org.productimporter.web.jobs.JobRecords.Instance;
import org.productimporter.web.jobs.JobRecords.Job;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.JobRecords.StepProgress;
import org.productimporter.web.kit.Cursor;
import org.productimporter.web.kit.Page;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The door to job executions: what Spring Batch has noted about imports, and actions on them,
/// which are actions on the import behind. Safe for any number of threads.
@Component
public class Jobs {

    private static final int STEPS_IN_DETAIL = 500;

    private final ExecutionStore executions;
    private final StepStore steps;
    private final Recovery recovery;
    private final Imports imports;
    private final TransactionOperations transaction;
    private final DataFolder data;
    private final JsonMapper json;

    Jobs(
            Stores stores,
            Recovery recovery,
            Imports imports,
            TransactionOperations transaction,
            JsonMapper json) {
        this.executions = stores.executions();
        this.steps = stores.steps();
        this.data = stores.data();
        this.recovery = recovery;
        this.imports = imports;
        this.transaction = transaction;
        this.json = json;
    }

    /// Where jobs are read from.
    @Component
    record Stores(ExecutionStore executions, StepStore steps, DataFolder data) {}

    @RequiresScope(Scope.IMPORTS_READ)
    public List<Job> jobs() {
        return executions.jobs();
    }

    /// One page of instances, the latest first.
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Instance> instances(@Nullable String name, @Nullable String cursor, int size) {
        var before = Cursor.decode(cursor, Long.MAX_VALUE);
        return Page.cut(executions.instances(name, before, size + 1), size, Instance::id);
    }

    /// One page of executions, the latest first.
    ///
    /// @throws Problem 400 when the parameter to filter by is no `name=value`
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Execution> executions(Filter filter, @Nullable String cursor, int size) {
        if (filter.parameter() != null && filter.parameter().indexOf('=') < 1) {
            throw Problem.field("parameter", "parameter is name=value, such as importId=7");
        }
        var before = Cursor.decode(cursor, Long.MAX_VALUE);
        return Page.cut(executions.executions(filter, before, size + 1), size, Execution::id);
    }

    /// @throws Problem 404 when there is no such execution
    @RequiresScope(Scope.IMPORTS_READ)
    public Detail detail(long id) {
        return new Detail(
                executions.require(id),
                executions.parameters(id),
                executions.context(id).map(this::readable).orElse(null),
                steps.steps(id, 0, STEPS_IN_DETAIL));
    }

    private Object readable(String context) {
        try {
            return json.readTree(context);
        } catch (JacksonException e) {
            return context;
        }
    }

    /// One page of the steps of an execution, in the order in which they began.
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Step> steps(long id, @Nullable String cursor, int size) {
        executions.require(id);
        return Page.cut(steps.steps(id, Cursor.decode(cursor, 0), size + 1), size, Step::id);
    }

    /// How far a step has come.
    ///
    /// @param step its name or number
    /// @throws Problem 404 when the execution has no such step
    @RequiresScope(Scope.IMPORTS_READ)
    public StepProgress progress(long id, String step) {
        var importId = executions.importOf(id);
        var found =
                steps.named(id, step)
                        .orElseThrow(
                                () -> Problem.notFound("Execution " + id + " has no step " + step));
        var preview = Boolean.TRUE.equals(imports.find(importId).options().get("preview"));
        var phase = StepPhase.of(found.name(), preview);
        var ledger = steps.ledger(importId, phase);
        return new StepProgress(
                found.name(),
                found.status(),
                phase,
                StepPhase.percent(found.status(), ledger),
                ledger.chunksTotal(),
                ledger.chunksDone(),
                ledger.bytesTotal(),
                ledger.bytesDone(),
                ledger.rowsRead(),
                steps.workers(importId, phase));
    }

    /// Where the log of the import behind an execution lies.
    ///
    /// @throws Problem 404 when there is none on this node
    @RequiresScope(Scope.IMPORTS_READ)
    public Path log(long id) {
        var importId = executions.importOf(id);
        return Optional.of(data.logs().resolve("import-" + importId + ".log"))
                .filter(Files::isRegularFile)
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "There is no log of import "
                                                + importId
                                                + " in the data folder of this node"));
    }

    /// Stops the import behind the latest execution.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus stop(long id) {
        return imports.stop(executions.importOfLatest(id));
    }

    /// Goes on with the import behind the latest execution.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus restart(long id) {
        return imports.restart(executions.importOfLatest(id));
    }

    /// Takes the import away from a node that has died.
    ///
    /// @throws Problem 409 when the node lives, or nobody works on the import
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus recover(long id) {
        var importId = executions.importOfLatest(id);
        transaction.executeWithoutResult(
                status -> {
                    var state = imports.find(importId).state();
                    if (state != ImportState.RUNNING && state != ImportState.STOPPING) {
                        throw Problem.refused(
                                "Import %d is %s; only a running one can be recovered"
                                        .formatted(importId, state.text()),
                                state.canRestart() ? "Accepted now: restart" : "Nothing is lost");
                    }
                    recovery.release(importId);
                });
        return imports.find(importId);
    }

    /// Gives the import behind the latest execution up for good.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus abandon(long id) {
        var importId = executions.importOfLatest(id);
        return transaction.execute(
                status -> {
                    var abandoned = imports.abandon(importId);
                    executions.abandon(id);
                    return abandoned;
                });
    }
}
