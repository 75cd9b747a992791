package org.productimporter.web.people;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/// A sign-in that was not looked at, because too many failed before it. Says nothing about the
/// user: names that nobody has are locked alike.
public class TooManyAttemptsException extends LockedException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyAttemptsException(Duration wait) {
        super("Too many attempts; try again in " + seconds(wait) + " s");
        this.seconds = seconds(wait);
    }

    /// Seconds until an attempt is looked at again, at least one; for `Retry-After`.
    public long retryAfterSeconds() {
        return seconds;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
