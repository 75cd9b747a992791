package org.productimporter.web.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Reads the state of the cluster. One thread of this node reads for all followers, and only while there are any.
/// Thread-safe.
@Component
public class OperationsService {

    private final NodeRepository nodes;
    private final ThroughputRepository throughput;
    private final HealthReader health;
    private final LocalMetricsReader local;
    private final Clock clock;
    private final List<Consumer<OperationsSnapshot>> followers = new CopyOnWriteArrayList<>();
    private final ChangePoller lookout = new ChangePoller("operations", Duration.ofSeconds(2), Thread::sleep,
            () -> !followers.isEmpty(), this::tell);

    OperationsService(NodeRepository nodes, ThroughputRepository throughput, HealthReader health,
            LocalMetricsReader local, Clock clock) {
        this.nodes = nodes;
        this.throughput = throughput;
        this.health = health;
        this.local = local;
        this.clock = clock;
    }

    @RequiresScope(Scope.METRICS_READ)
    public OperationsSnapshot now() {
        return read();
    }

    private OperationsSnapshot read() {
        return new OperationsSnapshot(clock.instant(), nodes.deadAfter(), nodes.nodes(), health.read(),
                throughput.queue(), throughput.throughput(), local.read());
    }

    /// Calls `follower` now and every two seconds until the returned action is run. It must not block.
    @RequiresScope(Scope.METRICS_READ)
    public Runnable follow(Consumer<OperationsSnapshot> follower) {
        followers.add(follower);
        lookout.start();
        return () -> followers.remove(follower);
    }

    /// Whether the thread runs; false soon after the last follower has left.
    boolean isLooking() {
        return lookout.isRunning();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        followers.clear();
    }

    private void tell() {
        var snapshot = read();
        followers.forEach(follower -> follower.accept(snapshot));
    }
}
