package org.productimporter.web.webhooks;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;

/// The new values of a webhook. Null keeps the current value, or stands for the default of a new webhook: no
/// description, all event types, enabled, summary.
///
/// @param bulk the text of an [ImportEventMode]
public record WebhookChange(@Nullable String url, @Nullable String description, @Nullable List<String> eventTypes,
        @Nullable Boolean enabled, @Nullable String bulk) {

    private static final int MAX_DESCRIPTION_LENGTH = 500;

    /// A change that enables or disables a webhook.
    public static WebhookChange enabled(boolean enabled) {
        return new WebhookChange(null, null, null, enabled, null);
    }

    /// A copy with defaults for missing values.
    ///
    /// @throws ProblemException 400 if the URL is missing
    public WebhookChange complete() {
        if (url == null) {
            throw ProblemException.field("url", "url is missing");
        }
        return new WebhookChange(url, description == null ? "" : description,
                eventTypes == null ? EventType.texts() : eventTypes, enabled == null || enabled,
                bulk == null ? ImportEventMode.SUMMARY.text() : bulk);
    }

    /// @throws ProblemException 400 for an invalid field
    void requireValid() {
        if (description != null && description.length() > MAX_DESCRIPTION_LENGTH) {
            throw ProblemException.field("description", "description has %d characters; the limit is %d"
                    .formatted(description.length(), MAX_DESCRIPTION_LENGTH));
        }
        if (description != null && description.indexOf(0) >= 0) {
            throw ProblemException.field("description", "description contains a NUL character");
        }
        if (eventTypes != null) {
            requireKnown(eventTypes);
        }
        if (bulk != null && ImportEventMode.of(bulk).isEmpty()) {
            throw ProblemException.field("bulk", "bulk is summary, batch or each, not " + bulk);
        }
    }

    private static void requireKnown(List<String> types) {
        if (types.size() > EventType.texts().size()) {
            throw ProblemException.field("event_types", "event_types has %,d entries; send each of %s at most once"
                    .formatted(types.size(), EventType.texts()));
        }
        var unknown = new TreeSet<String>();
        for (var type : types) {
            // A list from JSON may contain null.
            var text = String.valueOf((@Nullable Object) type);
            if (EventType.of(text).isEmpty()) {
                unknown.add(text);
            }
        }
        if (types.isEmpty() || !unknown.isEmpty()) {
            throw ProblemException.field("event_types",
                    "event_types contains one or more of " + EventType.texts() + ", not " + unknown);
        }
    }
}
