package org.productimporter.importer.node;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.productimporter.importer.job.ImportUndoJob;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.AttemptRepository.RemoteImport;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.ledger.WorkerId.LockMode;
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.importer.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the workers of an idle node for an import that another node manages. A node whose imports all wait for others is
/// idle. Thread-safe.
///
/// They need no task, lease or record: they claim chunks like the workers of the managing node. The chunk of a failed
/// worker is processed by another one.
@Component
final class RemoteWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteWorkers.class);

    private final AttemptRepository attempts;
    private final ProductImportJob job;
    private final ImportUndoJob undoJob;
    private final TransactionTemplate transaction;
    private final WorkerSettings settings;
    private final RunningImports running;
    private final ImportProgressRepository progress;
    private final NormalForms normalForms;
    private final MergeTurnService turns;

    RemoteWorkers(AttemptRepository attempts, ProductImportJob job, ImportUndoJob undoJob,
            TransactionTemplate transaction, WorkerSettings settings, RunningImports running,
            ImportProgressRepository progress, NormalForms normalForms, MergeTurnService turns) {
        this.turns = turns;
        this.progress = progress;
        this.normalForms = normalForms;
        this.attempts = attempts;
        this.job = job;
        this.undoJob = undoJob;
        this.transaction = transaction;
        this.settings = settings;
        this.running = running;
    }

    /// Finds an import of another node with open chunks and processes them until none is left.
    void helpOnce() {
        if (settings.isDraining() || running.count() > turns.waiting()) {
            return;
        }
        Optional<RemoteImport> found = attempts.remoteImport(settings.node());
        found.filter(this::hasFile).ifPresent(this::help);
    }

    /// The stage phase reads the rows, and the merge the text of those that it rejects. An undo reads no file. The file may be on another machine.
    private boolean hasFile(RemoteImport remote) {
        var attempt = remote.attempt();
        return attempt.isUndo() || Files
                .isReadable(normalForms.rowsOf(attempt.id(), attempt.file(), progress.requireLayout(attempt.id())));
    }

    private void help(RemoteImport remote) {
        var attempt = remote.attempt();
        var handler = attempt.isUndo() ? undoJob.handler(attempt) : job.handler(attempt, remote.kind());
        LOG.info("Helping with import {}, {}", remote.attempt().id(), remote.kind());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int no = 1; no <= settings.workers(); no++) {
                var worker = new WorkerId(settings.node(), "helper-%02d".formatted(no), LockMode.SKIP_LOCKED);
                workers.add(() -> processChunks(remote, handler, worker));
            }
            for (var done : threads.invokeAll(workers)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("A worker for import {} failed; another worker processes its chunk", remote.attempt().id(),
                    e.getCause());
        }
    }

    private Void processChunks(RemoteImport remote, ChunkHandler<?> handler, WorkerId worker) {
        try (var _ = MDC.putCloseable("import", remote.attempt().id().toString())) {
            while (!settings.isDraining() && processChunk(handler, worker)) {
                LOG.debug("{} has completed a chunk", worker);
            }
        }
        return null;
    }

    private <P> boolean processChunk(ChunkHandler<P> handler, WorkerId worker) {
        return Objects.requireNonNull(transaction.execute(_ -> switch (handler.claim(worker)) {
            case ChunkClaim.NoneLeft(),ChunkClaim.Revoked() -> false;
            case ChunkClaim.Granted(var chunk) -> {
                try {
                    handler.write(handler.prepare(chunk), worker);
                    yield true;
                } catch (Exception e) {
                    throw new IllegalStateException("Chunk " + chunk + " failed.", e);
                }
            }
        }));
    }
}
