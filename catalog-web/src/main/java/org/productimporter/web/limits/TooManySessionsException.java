package org.productimporter.web.limits;

import org.productimporter.web.common.ProblemException;

/// No further visitor can open the sign-in page now. Passes through the console, which handles other exceptions itself.
final class TooManySessionsException extends RuntimeException {

    private static final int RETRY_AFTER_SECONDS = 60;

    TooManySessionsException() {
        super("Too many visitors have opened the sign-in page", null, false, false);
    }

    ProblemException problem() {
        return ProblemException.unavailable("Too many visitors",
                "Too many visitors have opened the sign-in page. Try again in a minute", RETRY_AFTER_SECONDS);
    }
}
