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
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.AttemptRepository.Joinable;
import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.ledger.WorkerId.Patience;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.importer.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lends the workers of an idle node to an import that another node manages. Thread-safe.
///
/// Helpers need no task, lease or record of their own: they claim chunks like the managing node's
/// workers do, and one that dies leaves nothing behind but chunks for the others.
final class RemoteWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteWorkers.class);

    private final AttemptRepository attempts;
    private final ProductImportJob job;
    private final TransactionTemplate transaction;
    private final WorkerSettings settings;
    private final RunningImports running;

    RemoteWorkers(AttemptRepository attempts, ProductImportJob job, PlatformTransactionManager transactions,
            WorkerSettings settings, RunningImports running) {
        this.attempts = attempts;
        this.job = job;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.running = running;
    }

    /// Looks once for an import that has chunks for helpers, and works on it until none is left.
    void joinOnce() {
        if (settings.draining().get() || !running.isEmpty()) {
            return;
        }
        Optional<Joinable> found = attempts.joinable(settings.node());
        found.filter(RemoteWorkers::hasFile).ifPresent(this::join);
    }

    /// Only staging reads the file, which may be one of another machine.
    private static boolean hasFile(Joinable joinable) {
        return joinable.kind() != ImportChunk.Kind.STAGE || Files.isReadable(joinable.attempt().file().path());
    }

    private void join(Joinable joinable) {
        var work = job.work(joinable.attempt(), joinable.kind());
        LOG.info("Helping with import {}, {}", joinable.attempt().id(), joinable.kind());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int no = 1; no <= settings.workers(); no++) {
                var worker = new WorkerId(settings.node(), "helper-%02d".formatted(no), Patience.LEAVES);
                workers.add(() -> workAll(joinable, work, worker));
            }
            for (var done : threads.invokeAll(workers)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("A helper of import {} broke off; its chunk is left to others", joinable.attempt().id(),
                    e.getCause());
        }
    }

    private Void workAll(Joinable joinable, ChunkHandler<?> work, WorkerId worker) {
        try (var _ = MDC.putCloseable("import", joinable.attempt().id().toString())) {
            while (!settings.draining().get() && workOne(work, worker)) {
                LOG.debug("{} has done a chunk", worker);
            }
        }
        return null;
    }

    private <P> boolean workOne(ChunkHandler<P> work, WorkerId worker) {
        return Objects.requireNonNull(transaction.execute(_ -> switch (work.claim(worker)) {
            case ChunkClaim.NoneLeft(),ChunkClaim.Halted() -> false;
            case ChunkClaim.Granted(var chunk) -> {
                try {
                    work.write(work.prepare(chunk), worker);
                    yield true;
                } catch (Exception e) {
                    throw new IllegalStateException("Chunk " + chunk + " failed.", e);
                }
            }
        }));
    }
}
