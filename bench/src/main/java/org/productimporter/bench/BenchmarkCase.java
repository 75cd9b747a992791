package org.productimporter.bench;

import org.productimporter.importer.testing.ProductFile;

/// The relation of a file to the catalogue. Each case requires the preceding ones.
enum BenchmarkCase {
    /// Import into an empty catalogue.
    NEW("new", 0.40),
    /// The same file again, which changes nothing.
    SAME("same again", 0.20),
    /// The same SKUs with other values, which change every product.
    CHANGED("all changed", 0.50);

    private final String title;
    private final double target;

    BenchmarkCase(String title, double target) {
        this.title = title;
        this.target = target;
    }

    String title() {
        return title;
    }

    /// Maximum of the seconds relative to those of the psql script.
    double target() {
        return target;
    }

    /// The content of the file of this case.
    ProductFile file(ProductFile original) {
        return switch (this) {
            case NEW, SAME -> original;
            case CHANGED -> original.changed();
        };
    }
}
