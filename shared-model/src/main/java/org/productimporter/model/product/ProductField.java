package org.productimporter.model.product;

import java.util.Locale;

/// A field of a product that a file, a request or a form sets.
public enum ProductField {
    SKU, NAME, DESCRIPTION, PRICE, ACTIVE;

    /// The lower-case form in headers, options and REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
