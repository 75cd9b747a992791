package org.productimporter.bench;

import java.nio.file.Path;
import org.productimporter.importer.testing.ProductFile;

/// The relation of a file to the catalogue. Each case requires the preceding ones of a run.
enum BenchmarkCase {
    /// Import into an empty catalogue.
    NEW("new", 0.40),
    /// The same file again, which changes nothing.
    SAME("same again", 0.20),
    /// The same file with other values in one row of a hundred. Without a target.
    FEW("1 % changed", Double.NaN),
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

    /// Maximum of the seconds relative to those of the psql script; NaN without a target.
    double target() {
        return target;
    }

    /// Writes the file of this case into `folder`, or returns the one that exists.
    Path write(ProductFile original, Path folder) {
        var file = folder.resolve("%s-%d-%s.csv".formatted(original.shape(), original.rows(), suffix()));
        if (file.toFile().exists()) {
            return file;
        }
        return switch (this) {
            case NEW, SAME -> original.writeTo(file);
            case FEW -> new PartlyChangedFile(original, 100).writeTo(file);
            case CHANGED -> original.changed().writeTo(file);
        };
    }

    private String suffix() {
        return switch (this) {
            case NEW, SAME -> "original";
            case FEW -> "few";
            case CHANGED -> "changed";
        };
    }
}
