package org.productimporter.web.common;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls for changes in one thread, which runs only while there are subscribers. A failed poll is logged and repeated.
/// Thread-safe.
public final class ChangePoller {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePoller.class);

    /// Waits between two polls. Tests replace it to control the polls.
    public interface Sleeper {
        void sleep(Duration interval) throws InterruptedException;
    }

    private final String name;
    private final Duration interval;
    private final Sleeper sleeper;
    private final BooleanSupplier hasSubscribers;
    private final Runnable poll;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean failing;

    /// @param name of the thread
    public ChangePoller(String name, Duration interval, Sleeper sleeper, BooleanSupplier hasSubscribers,
            Runnable poll) {
        this.name = name;
        this.interval = interval;
        this.sleeper = sleeper;
        this.hasSubscribers = hasSubscribers;
        this.poll = poll;
    }

    /// Starts the thread if there are subscribers and it is not running. To be called after each subscription.
    public void start() {
        if (hasSubscribers.getAsBoolean() && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /// Whether the thread is running. It stops soon after the last subscription has ended.
    public boolean isRunning() {
        return running.get();
    }

    private void run() {
        try {
            while (hasSubscribers.getAsBoolean()) {
                pollOnce();
                sleeper.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
            // A subscriber may have been added after the last check.
            if (!Thread.currentThread().isInterrupted()) {
                start();
            }
        }
    }

    /// Logs the first failure of several, because an absent database makes all of them fail.
    private void pollOnce() {
        try {
            poll.run();
            if (failing) {
                LOG.info("Poll {} works again", name);
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Poll {} failed; retrying every {} ms. Subscribers receive the changes later", name,
                        interval.toMillis(), e);
            }
            failing = true;
        }
    }
}
