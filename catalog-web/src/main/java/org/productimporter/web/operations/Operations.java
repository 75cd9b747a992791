package org.productimporter.web.operations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.productimporter.web.kit.Lookout;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The door to how the server does. One thread of this node looks for everybody, and only while
/// somebody follows. Safe for any number of threads. (The plain name of the bean is that of the
/// rules for the actuator.)
@Component("operationsDoor")
public class Operations {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReadSnapshot read;
    private final List<Consumer<Snapshot>> followers = new CopyOnWriteArrayList<>();
    private final Lookout lookout =
            new Lookout("operations", PAUSE, Thread::sleep, () -> !followers.isEmpty(), this::tell);

    Operations(ReadSnapshot read) {
        this.read = read;
    }

    /// How it does now.
    @RequiresScope(Scope.METRICS_READ)
    public Snapshot now() {
        return read.read();
    }

    /// Calls `follower` now and every two seconds until the answer is run. It is called by the
    /// looking thread, so it must not block.
    @RequiresScope(Scope.METRICS_READ)
    public Runnable follow(Consumer<Snapshot> follower) {
        followers.add(follower);
        lookout.begin();
        return () -> followers.remove(follower);
    }

    /// Whether the looking thread is alive; false soon after nobody follows any more.
    boolean isLooking() {
        return lookout.isLooking();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        followers.clear();
    }

    private void tell() {
        var snapshot = read.read();
        followers.forEach(follower -> follower.accept(snapshot));
    }
}
