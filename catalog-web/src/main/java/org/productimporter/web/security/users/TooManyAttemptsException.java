package org.productimporter.web.security.users;

import java.time.Duration;
import org.productimporter.web.security.RateLimiter;
import org.springframework.security.authentication.LockedException;

/// A sign-in whose password was not checked, because too many attempts failed before. Does not reveal whether the user exists:
/// unknown names are locked alike.
public class TooManyAttemptsException extends LockedException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyAttemptsException(Duration wait) {
        super("Too many attempts; try again in " + RateLimiter.seconds(wait) + " s");
        this.seconds = RateLimiter.seconds(wait);
    }

    /// Seconds until the next attempt is checked, at least one; for `Retry-After`.
    public long retryAfterSeconds() {
        return seconds;
    }
}
