package org.productimporter.web.limits;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.RefusedBodyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The memory of all bodies that are parsed at once, in blocks. A request takes a block before it reads that many bytes and
/// returns all at its end. Bodies without credentials cannot take the memory of others. Thread-safe.
@Component
class BodyMemory {

    static final int BLOCK_BYTES = 8 * 1024;

    private static final int RETRY_AFTER_SECONDS = 10;

    private final HttpLimits limits;
    private final Semaphore anonymous;
    private final Semaphore authenticated;

    BodyMemory(HttpLimits limits) {
        this.limits = limits;
        this.anonymous = new Semaphore(blocks(limits.anonymousBodies().toBytes()), true);
        this.authenticated = new Semaphore(blocks(limits.bodies().toBytes()), true);
    }

    private static int blocks(long bytes) {
        return (int) Math.max(1, bytes / BLOCK_BYTES);
    }

    /// The number of bytes that one body may have.
    long maxBytes(boolean isAuthenticated) {
        return (isAuthenticated ? limits.body() : limits.anonymousBody()).toBytes();
    }

    /// Takes a block, or waits for it.
    ///
    /// @throws RefusedBodyException 503 if none becomes free in time
    void take(boolean isAuthenticated) throws RefusedBodyException {
        try {
            if (pool(isAuthenticated).tryAcquire(limits.bodyWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedBodyException(ProblemException.unavailable("Too many requests at once",
                "The memory for the bodies of requests is in use", RETRY_AFTER_SECONDS));
    }

    void release(boolean isAuthenticated, int blocks) {
        pool(isAuthenticated).release(blocks);
    }

    private Semaphore pool(boolean isAuthenticated) {
        return isAuthenticated ? authenticated : anonymous;
    }

    static RefusedBodyException tooLarge(long maxBytes) {
        return new RefusedBodyException(ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "The body is too large",
                "The body may have at most %,d bytes".formatted(maxBytes)));
    }
}
