package org.productimporter.web.operations;

import java.time.Clock;
import org.springframework.stereotype.Component;

/// Looks at everything once, for whoever asks.
@Component
class ReadSnapshot {

    private final NodeStore nodes;
    private final ThroughputStore throughput;
    private final ReadHealth health;
    private final ReadHere here;
    private final Clock clock;

    ReadSnapshot(
            NodeStore nodes,
            ThroughputStore throughput,
            ReadHealth health,
            ReadHere here,
            Clock clock) {
        this.nodes = nodes;
        this.throughput = throughput;
        this.health = health;
        this.here = here;
        this.clock = clock;
    }

    Snapshot read() {
        return new Snapshot(
                clock.instant(),
                nodes.deadAfter(),
                nodes.nodes(),
                health.read(),
                throughput.queue(),
                throughput.throughput(),
                here.read());
    }
}
