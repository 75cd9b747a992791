package org.productimporter.importer.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.productimporter.importer.ledger.ImportAttempt;
import org.springframework.stereotype.Component;

/// The imports that this node manages. Thread-safe.
@Component
final class RunningImports {

    /// Removes the attempt when it is closed.
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final Set<ImportAttempt> attempts = ConcurrentHashMap.newKeySet();

    RunningImports(MeterRegistry registry) {
        Gauge.builder("product.importer.active.imports", attempts, Set::size)
                .description("Imports that this node manages")
                .register(registry);
    }

    Registration register(ImportAttempt attempt) {
        attempts.add(attempt);
        return () -> remove(attempt);
    }

    private synchronized void remove(ImportAttempt attempt) {
        attempts.remove(attempt);
        notifyAll();
    }

    /// Waits until this node manages no import. Returns false if the timeout elapses first.
    synchronized boolean awaitEmpty(Duration timeout) throws InterruptedException {
        var end = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toNanos(); !isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return isEmpty();
    }

    int count() {
        return attempts.size();
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }
}
