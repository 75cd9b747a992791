package org.productimporter.db.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapWatchTest {

    private final HeapWatch watch = new HeapWatch();

    /// Adds samples of twenty seconds.
    private boolean exhausted(double share, long collectionMillisPerSecond) {
        var exhausted = false;
        for (long second = 0; second < 20; second++) {
            exhausted |= watch.isExhausted(TimeUnit.SECONDS.toNanos(second), second * collectionMillisPerSecond, share);
        }
        return exhausted;
    }

    @Test
    void fullHeapAndBusyCollectorAreExhausted() {
        assertThat(exhausted(0.97, 900)).isTrue();
    }

    @Test
    void fullHeapWithAnIdleCollectorIsNot() {
        assertThat(exhausted(0.99, 300)).isFalse();
    }

    @Test
    void busyCollectorWithFreeHeapIsNot() {
        assertThat(exhausted(0.9, 990)).isFalse();
    }
}
