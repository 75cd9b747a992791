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

/// Two editions of a file, which are imported in turn into one catalogue so that every import changes every product, with
/// the expected catalogue after each import. For one thread.
final class AlternatingFiles {

    private final ProductFile original;
    private final Path folder;
    private Map<String, CatalogueProduct> catalogue = Map.of();
    private Edition next = Edition.ORIGINAL;

    AlternatingFiles(long rows, Path folder) {
        this.original = ProductFile.of(Shape.ASSIGNMENT, rows);
        this.folder = folder;
    }

    /// The next file to import.
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

    /// Returns the expected result of the import of [#file()] and switches to the other edition.
    Expected imported() {
        var expected = ReferenceModel.afterImport(file(), catalogue, ImportOptions.DEFAULTS, SkuKeys.asciiOnly());
        catalogue = expected.catalogue();
        next = next == Edition.ORIGINAL ? Edition.CHANGED : Edition.ORIGINAL;
        return expected;
    }

    /// Starts with the original edition after the catalogue was emptied.
    void reset() {
        catalogue = Map.of();
        next = Edition.ORIGINAL;
    }
}
