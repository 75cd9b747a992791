package org.productimporter.web.operations;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.productimporter.web.access.Needs;
import org.productimporter.web.access.Scope;
import org.productimporter.web.kit.Retained;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The door to how the server does. One thread of this node looks for everybody, and only while
/// somebody follows. Safe for any number of threads. (The plain name of the bean is that of the
/// rules for the actuator.)
@Component("operationsDoor")
public class Operations {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// Rests between two looks; a test turns it by hand.
    interface Pace {
        void rest(Duration pause) throws InterruptedException;
    }

    private final ReadSnapshot read;
    private final List<Retained.By> keepers;
    private final Pace pace;
    private final List<Consumer<Snapshot>> followers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    @Autowired
    Operations(ReadSnapshot read, ObjectProvider<Retained.By> keepers) {
        this(read, keepers.stream().toList(), Thread::sleep);
    }

    Operations(ReadSnapshot read, List<Retained.By> keepers, Pace pace) {
        this.read = read;
        this.keepers = keepers;
        this.pace = pace;
    }

    /// How it does now.
    @Needs(Scope.METRICS_READ)
    public Snapshot now() {
        return read.read();
    }

    /// What is kept for how long, by name.
    @Needs(Scope.METRICS_READ)
    public List<Retained> retention() {
        return keepers.stream()
                .map(Retained.By::retained)
                .sorted(Comparator.comparing(Retained::what))
                .toList();
    }

    /// Calls `follower` every two seconds until the answer is run. It is called by the looking
    /// thread, so it must not block.
    @Needs(Scope.METRICS_READ)
    public Runnable follow(Consumer<Snapshot> follower) {
        followers.add(follower);
        lookIfNeeded();
        return () -> followers.remove(follower);
    }

    /// Whether the looking thread is alive; false soon after nobody follows any more.
    boolean isLooking() {
        return looking.get();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        followers.clear();
    }

    private void lookIfNeeded() {
        if (!followers.isEmpty() && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("operations").start(this::look);
        }
    }

    private void look() {
        try {
            while (!followers.isEmpty()) {
                pace.rest(PAUSE);
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looking.set(false);
            // Somebody may have come between the last look and this line.
            if (!Thread.currentThread().isInterrupted()) {
                lookIfNeeded();
            }
        }
    }

    private void tell() {
        if (followers.isEmpty()) {
            return;
        }
        try {
            var snapshot = read.read();
            followers.forEach(follower -> follower.accept(snapshot));
        } catch (RuntimeException e) {
            LOG.warn("A look at the server failed and is repeated: {}", e.toString());
        }
    }
}
