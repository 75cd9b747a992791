package org.productimporter.importer.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
        return () -> attempts.remove(attempt);
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }
}
