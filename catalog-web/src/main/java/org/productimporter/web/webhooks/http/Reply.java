package org.productimporter.web.webhooks.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of a message.
///
/// @param status of the answer; null when there was none
/// @param took from the beginning to the end of the answer
/// @param retryAfter the header of this name, as it came
/// @param body of the answer, at most 64 KB
/// @param error why the message is not delivered, for people; null when it is
public record Reply(
        @Nullable Integer status,
        Duration took,
        @Nullable String retryAfter,
        String body,
        @Nullable String error) {

    public boolean delivered() {
        return error == null;
    }

    static Reply none(Duration took, String error) {
        return new Reply(null, took, null, "", error);
    }
}
