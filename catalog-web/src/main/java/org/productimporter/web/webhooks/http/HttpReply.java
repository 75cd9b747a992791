package org.productimporter.web.webhooks.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The result of a request.
///
/// @param status of the response; null without a response
/// @param duration time up to the end of the response
/// @param retryAfter the unparsed header Retry-After
/// @param body of the response, at most 64 KB
/// @param error human-readable error; null if the message was delivered
public record HttpReply(@Nullable Integer status, Duration duration, @Nullable String retryAfter, String body,
        @Nullable String error) {

    public boolean delivered() {
        return error == null;
    }

    /// No response.
    static HttpReply none(Duration duration, String error) {
        return new HttpReply(null, duration, null, "", error);
    }
}
