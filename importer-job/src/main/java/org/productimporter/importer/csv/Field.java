package org.productimporter.importer.csv;

import java.util.Locale;

/// The fields of a product that a file can feed; a header cell names them in any case.
public enum Field {
    SKU,
    NAME,
    DESCRIPTION,
    PRICE,
    ACTIVE;

    /// The spelling of headers, options and REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
