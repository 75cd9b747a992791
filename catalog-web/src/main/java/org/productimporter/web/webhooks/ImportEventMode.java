package org.productimporter.web.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The events that a webhook receives of an import. In REST and in the database this is the field `bulk`.
public enum ImportEventMode {
    /// Start and end of the import.
    SUMMARY,
    /// Also `product.batch` events with up to 100 products.
    BATCH,
    /// Also one event per product.
    EACH;

    /// The spelling in REST and in the database.
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ImportEventMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
