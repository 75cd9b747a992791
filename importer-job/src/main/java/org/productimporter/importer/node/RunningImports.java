package org.productimporter.importer.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.productimporter.importer.ledger.ImportAttempt;

/// The imports that this node manages at the moment. Thread-safe.
final class RunningImports {

    /// Ends the presence of an attempt.
    interface Presence extends AutoCloseable {
        @Override
        void close();
    }

    private final Set<ImportAttempt> attempts = ConcurrentHashMap.newKeySet();

    RunningImports(MeterRegistry registry) {
        Gauge.builder("product.importer.active.imports", attempts, Set::size)
                .description("Imports that this node manages")
                .register(registry);
    }

    Presence enter(ImportAttempt attempt) {
        attempts.add(attempt);
        return () -> attempts.remove(attempt);
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }
}
