package org.productimporter.web.common;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that looks again and again, and lives only while somebody watches. A look that
/// fails is told in the log and repeated. Safe for any number of threads.
public final class ChangePoller {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePoller.class);

    /// Rests between two looks; a test turns it by hand.
    public interface Pace {
        void rest(Duration pause) throws InterruptedException;
    }

    private final String name;
    private final Duration pause;
    private final Pace pace;
    private final BooleanSupplier isWatched;
    private final Runnable look;
    private final AtomicBoolean looking = new AtomicBoolean();

    /// @param name of the thread
    /// @param isWatched whether the next look is for anybody
    public ChangePoller(String name, Duration pause, Pace pace, BooleanSupplier isWatched, Runnable look) {
        this.name = name;
        this.pause = pause;
        this.pace = pace;
        this.isWatched = isWatched;
        this.look = look;
    }

    /// Begins to look if somebody watches; to be called whenever somebody has come.
    public void begin() {
        if (isWatched.getAsBoolean() && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /// Whether the thread is alive; false soon after nobody watches any more.
    public boolean isLooking() {
        return looking.get();
    }

    private void run() {
        try {
            while (isWatched.getAsBoolean()) {
                lookOnce();
                pace.rest(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looking.set(false);
            // Somebody may have come between the last look and this line.
            if (!Thread.currentThread().isInterrupted()) {
                begin();
            }
        }
    }

    private void lookOnce() {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("A look of {} failed and is repeated; who watches hears later", name, e);
        }
    }
}
