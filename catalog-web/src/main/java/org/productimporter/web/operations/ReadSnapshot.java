package org.productimporter.web.operations;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Looks at everything once, for whoever asks.
@Component
class ReadSnapshot {

    private final NodeStore nodes;
    private final ThroughputStore throughput;
    private final ReadHealth health;
    private final ReadHere here;
    private final Rules rules;

    ReadSnapshot(
            NodeStore nodes,
            ThroughputStore throughput,
            ReadHealth health,
            ReadHere here,
            Rules rules) {
        this.nodes = nodes;
        this.throughput = throughput;
        this.health = health;
        this.here = here;
        this.rules = rules;
    }

    /// By which time things are judged.
    @Component
    record Rules(
            Clock clock, @Value("${product.importer.jobs.dead-after:25s}") Duration deadAfter) {}

    Snapshot read() {
        return new Snapshot(
                rules.clock().instant(),
                rules.deadAfter(),
                nodes.nodes(),
                health.read(),
                throughput.queue(),
                throughput.throughput(),
                here.read());
    }
}
