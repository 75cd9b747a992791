package org.productimporter.web.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an endpoint is told of the products that an import changes.
public enum Bulk {
    /// Nothing but the start and the end of the import.
    SUMMARY,
    /// Messages of up to 100 products.
    BATCH,
    /// One message for each product.
    EACH;

    /// The spelling of REST and of the table.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Bulk> of(String text) {
        return Arrays.stream(values()).filter(bulk -> bulk.text().equals(text)).findFirst();
    }
}
