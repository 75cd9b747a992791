package org.productimporter.importer.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.productimporter.model.imports.Phase;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.infrastructure.item.Chunk;

/// Measures how long chunks take, from claim to just before the commit. Thread-safe.
public final class ChunkMeter {

    private final MeterRegistry registry;

    public ChunkMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /// A listener for the workers of `phase`.
    <I, O> ChunkListener<I, O> of(Phase phase) {
        var timer =
                Timer.builder("product.importer.chunk")
                        .description("Time a worker spends on one chunk")
                        .tag("phase", phase.text())
                        .register(registry);
        var started = new ThreadLocal<Timer.Sample>();
        return new ChunkListener<>() {
            @Override
            public void beforeChunk(Chunk<I> chunk) {
                started.set(Timer.start(registry));
            }

            @Override
            public void afterChunk(Chunk<O> chunk) {
                started.get().stop(timer);
                started.remove();
            }
        };
    }
}
