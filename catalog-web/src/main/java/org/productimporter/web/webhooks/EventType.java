package org.productimporter.web.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The types of events that a webhook receives.
public enum EventType {
    PRODUCT_CREATED("product.created"),
    PRODUCT_UPDATED("product.updated"),
    PRODUCT_DELETED("product.deleted"),
    PRODUCT_BULK_DELETED("product.bulk_deleted"),
    /// Up to 100 products changed by an import, for webhooks with [ImportEventMode#BATCH].
    PRODUCT_BATCH("product.batch"),
    IMPORT_STARTED("import.started"),
    IMPORT_COMPLETED("import.completed"),
    IMPORT_FAILED("import.failed"),
    IMPORT_STOPPED("import.stopped"),
    /// Sent only by the test of a webhook, whether it subscribes to it or not.
    WEBHOOK_PING("webhook.ping");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /// The spelling in messages, in REST and in the database.
    public String text() {
        return text;
    }

    /// All spellings.
    public static List<String> texts() {
        return Arrays.stream(values()).map(EventType::text).toList();
    }

    static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
