package org.productimporter.importer.order;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.order.MergeOrderRepository.Turn;
import org.productimporter.importer.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Lets imports change the catalogue one after the other, in the order of their requests. A waiting attempt holds its
/// thread and its place among the running imports, but no transaction, lock or connection. Thread-safe.
@Service
public class MergeTurnService {

    private static final Logger LOG = LoggerFactory.getLogger(MergeTurnService.class);

    /// Finds the end of imports of other nodes; this node calls [#wake].
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final MergeOrderRepository order;
    private final WorkerSettings settings;
    private final AtomicInteger waiting = new AtomicInteger();
    private long ends;

    MergeTurnService(MergeOrderRepository order, WorkerSettings settings) {
        this.order = order;
        this.settings = settings;
    }

    /// Waits until all imports that were requested before have ended.
    ///
    /// @return false if the attempt must not go on: it was revoked, or this node shuts down
    public boolean await(ImportAttempt attempt) {
        var turn = order.turn(attempt);
        return (turn == Turn.WAITS ? awaitOthers(attempt) : turn) == Turn.BEGINS;
    }

    private Turn awaitOthers(ImportAttempt attempt) {
        LOG.info("Import {} is staged and waits until all imports before it have ended", attempt.id());
        order.beginWaiting(attempt);
        waiting.incrementAndGet();
        try {
            var turn = poll(attempt);
            order.endWaiting(attempt);
            return turn;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Turn poll(ImportAttempt attempt) {
        Turn turn;
        do {
            var seen = ends();
            turn = order.turn(attempt);
            if (turn == Turn.WAITS && !pause(seen)) {
                return Turn.REVOKED;
            }
        } while (turn == Turn.WAITS && !settings.isDraining());
        return turn;
    }

    /// Returns false if the thread was interrupted.
    @SuppressWarnings("WaitNotInLoop") // The caller loops.
    private synchronized boolean pause(long seen) {
        try {
            if (ends == seen) {
                wait(POLL_INTERVAL.toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized long ends() {
        return ends;
    }

    /// An import that this node manages has ended: waiting ones look at once.
    public synchronized void wake() {
        ends++;
        notifyAll();
    }

    /// Returns the number of imports of this node that wait for others.
    public int waiting() {
        return waiting.get();
    }

    /// Announces that the transaction of the caller changes the catalogue for `attempt`. To be called before the claim.
    ///
    /// @return false if it is not the turn of the import
    public boolean join(ImportAttempt attempt) {
        return order.join(attempt);
    }
}
