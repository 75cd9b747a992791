package org.productimporter.importer.node;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.failure.ImportFailedException;
import org.productimporter.importer.failure.MappingNeededException;
import org.productimporter.importer.job.ImportUndoJob;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.ledger.Admission;
import org.productimporter.importer.ledger.AttemptFencedException;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.importer.split.FileChangedException;
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
import org.springframework.stereotype.Component;

/// Runs one attempt of an import on this node, from its admission to its outcome. Thread-safe.
@Component
final class ImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration OTHER_NODE_DELAY = Duration.ofSeconds(2);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 4;

    private final AttemptRepository attempts;
    private final ImportProgressRepository progress;
    private final BatchMetadataRepair metadataRepair;
    private final ProductImportJob job;
    private final ImportUndoJob undoJob;
    private final JobOperator operator;
    private final WorkerSettings settings;
    private final RunningImports running;
    private final ImportMetrics metrics;
    private final MergeTurnService turns;

    ImportRunner(AttemptRepository attempts, ImportProgressRepository progress, BatchMetadataRepair metadataRepair,
            ProductImportJob job, ImportUndoJob undoJob, JobOperator operator, WorkerSettings settings,
            RunningImports running, ImportMetrics metrics, MergeTurnService turns) {
        this.attempts = attempts;
        this.progress = progress;
        this.metadataRepair = metadataRepair;
        this.job = job;
        this.undoJob = undoJob;
        this.operator = operator;
        this.settings = settings;
        this.running = running;
        this.metrics = metrics;
        this.turns = turns;
    }

    /// Runs import `id` until it ends or this node has to release it.
    AttemptOutcome run(ImportId id) {
        if (settings.isDraining()) {
            return new AttemptOutcome.Retry(OTHER_NODE_DELAY);
        }
        try (var _ = MDC.putCloseable("import", id.toString())) {
            return switch (attempts.begin(id, settings.node())) {
                case Admission.Ended() -> new AttemptOutcome.Ended();
                case Admission.Busy() -> new AttemptOutcome.Waits();
                case Admission.FileElsewhere() -> new AttemptOutcome.Retry(OTHER_NODE_DELAY);
                case Admission.Admitted(var attempt) -> runLogged(attempt);
            };
        }
    }

    private AttemptOutcome runLogged(ImportAttempt attempt) {
        try (var _ = running.register(attempt)) {
            LOG.info("Attempt {} of import {} begins", attempt.number(), attempt.id());
            var outcome = outcome(attempt);
            var next = outcome instanceof AttemptOutcome.Retry ? "another attempt follows" : "it was the last attempt";
            LOG.info("Attempt {} of import {} ended, {}", attempt.number(), attempt.id(), next);
            if (outcome instanceof AttemptOutcome.Ended) {
                turns.wake();
                metrics.ended(attempt);
                metrics.phases(attempt);
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
            return retry(attempt, e);
        }
    }

    private JobExecution execute(ImportAttempt attempt) throws JobExecutionException {
        var parameters = parameters(attempt);
        metadataRepair.repair(attempt.id(), new DefaultJobKeyGenerator().generateKey(parameters));
        return operator.start(attempt.isUndo() ? undoJob.of(attempt) : job.of(attempt), parameters);
    }

    /// The import identifies the job instance, so all attempts are executions of one instance. A preview is
    /// a separate instance, because Spring Batch does not start a completed instance again when the preview
    /// is applied.
    private static JobParameters parameters(ImportAttempt attempt) {
        var parameters = new JobParametersBuilder().addLong("importId", attempt.id().value())
                .addLong("attempt", (long) attempt.number(), false)
                .addString("node", attempt.node(), false);
        if (attempt.options().preview()) {
            parameters.addString("preview", "true");
        }
        return parameters.toJobParameters();
    }

    /// Stopped on request, by the shutdown of this node or by another attempt.
    private AttemptOutcome stopped(ImportAttempt attempt) {
        if (progress.isStopRequested(attempt.id())) {
            progress.confirmStop(attempt);
            return new AttemptOutcome.Ended();
        }
        return new AttemptOutcome.Retry(Duration.ZERO);
    }

    private AttemptOutcome failed(ImportAttempt attempt, JobExecution execution) {
        if (cause(execution, AttemptFencedException.class).isPresent()) {
            return new AttemptOutcome.Ended();
        }
        if (cause(execution, StagingLostException.class).isPresent()) {
            return new AttemptOutcome.Retry(Duration.ZERO);
        }
        var question = cause(execution, MappingNeededException.class);
        if (question.isPresent()) {
            progress.askMapping(attempt, question.get().mapping());
            return new AttemptOutcome.Ended();
        }
        var failed = cause(execution, ImportFailedException.class).map(ImportFailedException::failure)
                .or(() -> cause(execution, FileChangedException.class).map(FileChangedException::failure));
        if (failed.isPresent()) {
            progress.fail(attempt, failed.get());
            return new AttemptOutcome.Ended();
        }
        return retry(attempt, execution.getAllFailureExceptions().getFirst());
    }

    /// If the database is unavailable, the failure cannot be stored. The delay doubles with each attempt without progress.
    private AttemptOutcome retry(ImportAttempt attempt, Throwable thrown) {
        if (settings.isDraining()) {
            LOG.warn("The shutdown of this node ended attempt {} of import {}", attempt.number(), attempt.id());
            return new AttemptOutcome.Retry(Duration.ZERO);
        }
        LOG.warn("Attempt {} of import {} failed", attempt.number(), attempt.id(), thrown);
        try {
            var stalled = progress.recordFailure(attempt, FailureCause.of(thrown)).orElse(0);
            var doublings = Math.clamp(stalled - 1, 0, MAX_DOUBLINGS);
            return new AttemptOutcome.Retry(RETRY_DELAY.multipliedBy(1L << doublings));
        } catch (RuntimeException e) {
            LOG.warn("The failure of import {} cannot be stored", attempt.id(), e);
            return new AttemptOutcome.Retry(RETRY_DELAY);
        }
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
