package org.productimporter.importer.node;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.ledger.Admission;
import org.productimporter.importer.ledger.AttemptFencedException;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportFailedException;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.staging.StagingLostException;
import org.productimporter.importer.worker.WorkerSettings;
import org.productimporter.model.imports.ImportId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.core.NestedExceptionUtils;

/// Runs one attempt at an import on this node, from admission to its outcome. Thread-safe.
final class ImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    private final AttemptRepository attempts;
    private final ImportProgressRepository progress;
    private final BatchMetadataRepair batchRecords;
    private final ProductImportJob job;
    private final JobOperator operator;
    private final WorkerSettings settings;
    private final RunningImports running;
    private final ImportMetrics meters;

    ImportRunner(AttemptRepository attempts, ImportProgressRepository progress, BatchMetadataRepair batchRecords,
            AttemptLauncher launcher, RunningImports running, ImportMetrics meters) {
        this.attempts = attempts;
        this.progress = progress;
        this.batchRecords = batchRecords;
        this.job = launcher.job();
        this.operator = launcher.operator();
        this.settings = launcher.settings();
        this.running = running;
        this.meters = meters;
    }

    /// Works on import `id` until it ends or this node has to leave it.
    AttemptOutcome run(ImportId id) {
        if (settings.draining().get()) {
            return new AttemptOutcome.Again(Duration.ZERO);
        }
        return switch (attempts.begin(id, settings.node())) {
            case Admission.Ended() -> new AttemptOutcome.Ended();
            case Admission.Busy() -> new AttemptOutcome.Again(TURN);
            case Admission.Begun(var attempt) -> logged(attempt);
        };
    }

    private AttemptOutcome logged(ImportAttempt attempt) {
        try (var _ = MDC.putCloseable("import", attempt.id().toString()); var _ = running.enter(attempt)) {
            LOG.info("Attempt {} at import {} begins", attempt.number(), attempt.id());
            var outcome = outcome(attempt);
            var next = outcome instanceof AttemptOutcome.Again ? "another one follows" : "it was the last one";
            LOG.info("Attempt {} at import {} ended, {}", attempt.number(), attempt.id(), next);
            if (outcome instanceof AttemptOutcome.Ended) {
                meters.ended(attempt.id());
                meters.phases(attempt.id());
            }
            return outcome;
        }
    }

    private AttemptOutcome outcome(ImportAttempt attempt) {
        try {
            var execution = execute(attempt);
            return switch (execution.getStatus()) {
                case COMPLETED -> new AttemptOutcome.Ended();
                case STOPPED -> stopped(attempt);
                case FAILED, UNKNOWN, ABANDONED, STARTING, STARTED, STOPPING -> failed(attempt, execution);
            };
        } catch (JobExecutionException | RuntimeException e) {
            return again(attempt, e);
        }
    }

    private JobExecution execute(ImportAttempt attempt) throws JobExecutionException {
        var parameters = parameters(attempt);
        batchRecords.repair(attempt.id(), new DefaultJobKeyGenerator().generateKey(parameters));
        return operator.start(job.of(attempt), parameters);
    }

    /// The import identifies the job instance, so that all its attempts are executions of one. A
    /// preview is an instance of its own: it completes, and Spring Batch would never start a
    /// completed one again when the preview is applied.
    private static JobParameters parameters(ImportAttempt attempt) {
        var parameters = new JobParametersBuilder().addLong("importId", attempt.id().value())
                .addLong("attempt", (long) attempt.number(), false)
                .addString("node", attempt.node(), false);
        if (attempt.options().preview()) {
            parameters.addString("preview", "true");
        }
        return parameters.toJobParameters();
    }

    /// Stopped on request, or because this node shuts down or is no longer in charge.
    private AttemptOutcome stopped(ImportAttempt attempt) {
        if (progress.isStopRequested(attempt.id())) {
            progress.confirmStop(attempt);
            return new AttemptOutcome.Ended();
        }
        return new AttemptOutcome.Again(Duration.ZERO);
    }

    private AttemptOutcome failed(ImportAttempt attempt, JobExecution execution) {
        if (cause(execution, AttemptFencedException.class).isPresent()) {
            return new AttemptOutcome.Ended();
        }
        if (cause(execution, StagingLostException.class).isPresent()) {
            return new AttemptOutcome.Again(Duration.ZERO);
        }
        var refused = cause(execution, ImportFailedException.class);
        if (refused.isPresent()) {
            progress.fail(attempt, refused.get().failure());
            return new AttemptOutcome.Ended();
        }
        return again(attempt, execution.getAllFailureExceptions().getFirst());
    }

    /// The cause may well be that the database is away; then it cannot be noted there either.
    private AttemptOutcome again(ImportAttempt attempt, Throwable thrown) {
        LOG.warn("Attempt {} at import {} broke off", attempt.number(), attempt.id(), thrown);
        var root = NestedExceptionUtils.getMostSpecificCause(thrown);
        try {
            progress.brokeOff(attempt, String.valueOf(root.getMessage()).lines().findFirst().orElse(""));
        } catch (RuntimeException e) {
            LOG.warn("Import {} cannot be told why its attempt broke off", attempt.id(), e);
        }
        return new AttemptOutcome.Again(PAUSE_AFTER_FAULT);
    }

    private static <T extends Throwable> Optional<T> cause(JobExecution execution, Class<T> type) {
        return execution.getAllFailureExceptions().stream().flatMap(thrown -> cause(thrown, type).stream()).findFirst();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (@Nullable Throwable link = thrown; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return Optional.of(type.cast(link));
            }
        }
        return Optional.empty();
    }
}
