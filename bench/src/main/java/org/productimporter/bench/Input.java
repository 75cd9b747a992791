package org.productimporter.bench;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportOptions;

/// The files of one shape and size, written when first asked for, and what each case must make of
/// the catalogue, modelled when first asked for, which is after the first timing.
final class Input {

    private final ProductFile original;
    private final Path folder;
    private final Map<Case, Path> files = new EnumMap<>(Case.class);
    private final Map<Case, Expected> expected = new EnumMap<>(Case.class);

    Input(ProductFile original, Path folder) {
        this.original = original;
        this.folder = folder;
    }

    ProductFile description() {
        return original;
    }

    Path file(Case asked) {
        return files.computeIfAbsent(asked, _ -> {
            var file = asked.file(original);
            var name = "%s-%d-%s.csv".formatted(file.shape(), file.rows(), file.edition());
            return asked == Case.SAME ? folder.resolve(name) : file.writeTo(folder.resolve(name));
        });
    }

    /// Not synchronized and not `computeIfAbsent`: a case asks for the one before it.
    Expected expected(Case asked) {
        var known = expected.get(asked);
        if (known == null) {
            known = ReferenceModel.afterImport(file(asked), before(asked), ImportOptions.DEFAULTS, SkuKeys.asciiOnly());
            expected.put(asked, known);
        }
        return known;
    }

    private Map<String, CatalogueProduct> before(Case asked) {
        return switch (asked) {
            case NEW -> Map.of();
            case SAME -> expected(Case.NEW).catalogue();
            case CHANGED -> expected(Case.SAME).catalogue();
        };
    }
}
