package org.productimporter.bench;

import java.nio.file.Path;
import java.util.Map;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Edition;
import org.productimporter.importer.testing.ProductFile.Shape;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportOptions;

/// The two editions of a file, imported in turn into one catalogue, so that every import has to
/// touch every product; and what the catalogue must be after each. For one thread.
final class Editions {

    private final ProductFile original;
    private final Path folder;
    private Map<String, CatalogueProduct> catalogue = Map.of();
    private Edition next = Edition.ORIGINAL;

    Editions(long rows, Path folder) {
        this.original = ProductFile.of(Shape.ASSIGNMENT, rows);
        this.folder = folder;
    }

    /// The file to import now.
    Path file() {
        var file = edition();
        var path = folder.resolve("%s-%d.csv".formatted(file.edition(), file.rows()));
        return path.toFile().exists() ? path : file.writeTo(path);
    }

    private ProductFile edition() {
        return switch (next) {
            case ORIGINAL -> original;
            case CHANGED -> original.changed();
        };
    }

    /// What the import of [#file()] must leave; the other edition is next.
    Expected imported() {
        var expected = ReferenceModel.afterImport(file(), catalogue, ImportOptions.DEFAULTS, SkuKeys.asciiOnly());
        catalogue = expected.catalogue();
        next = next == Edition.ORIGINAL ? Edition.CHANGED : Edition.ORIGINAL;
        return expected;
    }

    /// The catalogue was emptied; the original edition is next.
    void startAgain() {
        catalogue = Map.of();
        next = Edition.ORIGINAL;
    }
}
