package org.productimporter.importer.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.stereotype.Component;

/// Measures the duration of chunks from the claim until the commit. Thread-safe.
@Component
final class ChunkMetrics {

    private static final ThreadLocal<Timer.Sample> STARTED = new ThreadLocal<>();

    private final MeterRegistry registry;

    ChunkMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Returns a listener for the workers of `phase`.
    <I, O> ChunkListener<I, O> of(ImportPhase phase) {
        var timer = Timer.builder("product.importer.chunk")
                .description("Processing time of a chunk")
                .tag("phase", phase.text())
                .register(registry);
        return new ChunkListener<>() {
            @Override
            public void beforeChunk(Chunk<I> chunk) {
                STARTED.set(Timer.start(registry));
            }

            @Override
            public void afterChunk(Chunk<O> chunk) {
                STARTED.get().stop(timer);
                STARTED.remove();
            }
        };
    }
}
