package org.productimporter.web.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportPhase;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.jobs.JobRecords.Detail;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Filter;
import org.productimporter.web.jobs.JobRecords.Instance;
import org.productimporter.web.jobs.JobRecords.Job;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.JobRecords.StepProgress;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads jobs, job instances, job executions and step executions. An action on an execution is an action on its import
/// and is accepted for the latest execution only. Thread-safe.
@Service
public class JobService {

    private static final int STEPS_IN_DETAIL = 500;

    private final JobExecutionRepository executions;
    private final StepExecutionRepository steps;
    private final BatchTableWriter tables;
    private final ImportService imports;
    private final DataDirectory data;

    JobService(JobExecutionRepository executions, StepExecutionRepository steps, BatchTableWriter tables,
            ImportService imports, DataDirectory data) {
        this.executions = executions;
        this.steps = steps;
        this.tables = tables;
        this.imports = imports;
        this.data = data;
    }

    @RequiresScope(Scope.IMPORTS_READ)
    public List<Job> jobs() {
        return executions.jobs();
    }

    /// Returns one page of instances, the latest first.
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Instance> instances(@Nullable String name, @Nullable String cursor, int size) {
        return Page.of(executions.instances(name, Cursor.decode(cursor, Long.MAX_VALUE), size + 1), size, Instance::id);
    }

    /// Returns one page of executions, the latest first.
    ///
    /// @throws ProblemException 400 if the parameter is not `name=value`
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Execution> executions(Filter filter, @Nullable String cursor, int size) {
        if (filter.parameter() != null && filter.parameter().indexOf('=') < 1) {
            throw ProblemException.field("parameter", "parameter is name=value, such as importId=7");
        }
        var before = Cursor.decode(cursor, Long.MAX_VALUE);
        return Page.of(executions.executions(filter, before, size + 1), size, Execution::id);
    }

    /// @throws ProblemException 404 if the execution does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Detail detail(long id) {
        return new Detail(executions.require(id), executions.parameters(id), executions.context(id),
                steps.steps(id, 0, STEPS_IN_DETAIL));
    }

    /// Returns one page of the step executions of an execution, in the order of their start.
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Step> steps(long id, @Nullable String cursor, int size) {
        executions.require(id);
        return Page.of(steps.steps(id, Cursor.decode(cursor, 0), size + 1), size, Step::id);
    }

    /// @param step name or number of the step
    /// @throws ProblemException 404 if the execution has no such step
    @RequiresScope(Scope.IMPORTS_READ)
    public StepProgress progress(long id, String step) {
        var importId = executions.importOf(id);
        var found = steps.find(id, step)
                .orElseThrow(() -> ProblemException.notFound("Execution " + id + " has no step " + step));
        var preview = Boolean.TRUE.equals(imports.find(importId).options().get("preview"));
        return steps.progress(importId, found, phase(found.name(), preview));
    }

    /// Returns the phase of a step or of one of its workers, whose names begin with the name of the step.
    private static String phase(String step, boolean preview) {
        var phase = Stream.of(ImportPhase.values())
                .map(ImportPhase::text)
                .filter(step::startsWith)
                .findFirst()
                .orElse(step);
        return preview && phase.equals(ImportPhase.MERGE.text()) ? "preview" : phase;
    }

    /// Returns statistics of the steps of an execution over the latest completed executions of the same job.
    ///
    /// @param runs maximum number of executions
    @RequiresScope(Scope.IMPORTS_READ)
    public List<StepStatistics> statistics(long id, int runs) {
        return steps.statistics(id, runs);
    }

    /// Returns the log file of the import of an execution.
    ///
    /// @throws ProblemException 404 if this node has none
    @RequiresScope(Scope.IMPORTS_READ)
    public Path log(long id) {
        var importId = executions.importOf(id);
        return Optional.of(data.logs().resolve("import-" + importId + ".log"))
                .filter(Files::isRegularFile)
                .orElseThrow(() -> ProblemException
                        .notFound("There is no log of import " + importId + " in the data folder of this node"));
    }

    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary stop(long id) {
        return imports.stop(executions.importOfLatest(id));
    }

    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary restart(long id) {
        return imports.restart(executions.importOfLatest(id));
    }

    /// Abandons the import and marks the execution as abandoned.
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary abandon(long id) {
        var abandoned = imports.abandon(executions.importOfLatest(id));
        tables.abandon(id);
        return abandoned;
    }
}
