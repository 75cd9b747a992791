package org.productimporter.bench;

import org.productimporter.importer.testing.ProductFile;

/// What a file meets in the catalogue. The cases build on each other, in this order.
enum Case {
    /// An empty catalogue.
    NEW("new", 0.40),
    /// The same file once more: nothing to change.
    SAME("same again", 0.20),
    /// The same SKUs, every product changed.
    CHANGED("all changed", 0.50);

    private final String title;
    private final double target;

    Case(String title, double target) {
        this.title = title;
        this.target = target;
    }

    String title() {
        return title;
    }

    /// Our seconds divided by those of the psql script are to be at most this.
    double target() {
        return target;
    }

    /// The file of this case.
    ProductFile file(ProductFile original) {
        return switch (this) {
            case NEW, SAME -> original;
            case CHANGED -> original.changed();
        };
    }
}
