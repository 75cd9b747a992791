package org.productimporter.web.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The events of an import that a webhook receives.
public enum ImportEventMode {
    /// Start and end of the import.
    SUMMARY,
    /// Also `product.batch` events with up to 100 products.
    BATCH,
    /// Also one event per product.
    EACH;

    /// The spelling in REST and in the table.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ImportEventMode> of(String text) {
        return Arrays.stream(values()).filter(bulk -> bulk.text().equals(text)).findFirst();
    }
}
