package org.productimporter.web.webhooks;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;

/// The new values of a webhook. Null keeps the current value, or uses the default of a new webhook:
/// no description, all event types, enabled, summary.
public record WebhookChange(@Nullable String url, @Nullable String description, @Nullable List<String> eventTypes,
        @Nullable Boolean enabled, @Nullable String bulk) {

    private static final int MAX_DESCRIPTION_LENGTH = 500;

    /// The same with defaults for missing values; the URL is mandatory.
    ///
    /// @throws Problem 400 without a URL
    public WebhookChange complete() {
        if (url == null) {
            throw ProblemException.field("url", "url is missing");
        }
        return new WebhookChange(url, description == null ? "" : description,
                eventTypes == null ? EventType.texts() : eventTypes, enabled == null || enabled,
                bulk == null ? ImportEventMode.SUMMARY.text() : bulk);
    }

    /// @throws Problem 400 naming the invalid field
    void requireValid() {
        if (description != null && description.length() > MAX_DESCRIPTION_LENGTH) {
            throw ProblemException.field("description", "description has at most %d characters, this has %d"
                    .formatted(MAX_DESCRIPTION_LENGTH, description.length()));
        }
        if (description != null && description.chars().anyMatch(letter -> letter == 0)) {
            throw ProblemException.field("description", "description holds a character that is no text");
        }
        if (eventTypes != null) {
            requireKnown(eventTypes);
        }
        if (bulk != null && ImportEventMode.of(bulk).isEmpty()) {
            throw ProblemException.field("bulk", "bulk is summary, batch or each, not " + bulk);
        }
    }

    private static void requireKnown(List<String> types) {
        var unknown = new TreeSet<String>();
        for (var type : types) {
            // JSON may hold nulls in a list.
            var text = String.valueOf((@Nullable Object) type);
            if (EventType.of(text).isEmpty()) {
                unknown.add(text);
            }
        }
        if (types.isEmpty() || !unknown.isEmpty()) {
            throw ProblemException.field("event_types",
                    "event_types are some of " + EventType.texts() + ", not " + unknown);
        }
    }
}
