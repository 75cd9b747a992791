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

/// The files of one shape and size and their expected results. Both are created on first use, results after the first timing.
final class BenchmarkInput {

    private final ProductFile original;
    private final Path folder;
    private final Map<BenchmarkCase, Path> files = new EnumMap<>(BenchmarkCase.class);
    private final Map<BenchmarkCase, Expected> expected = new EnumMap<>(BenchmarkCase.class);

    BenchmarkInput(ProductFile original, Path folder) {
        this.original = original;
        this.folder = folder;
    }

    ProductFile original() {
        return original;
    }

    Path file(BenchmarkCase benchmarkCase) {
        return files.computeIfAbsent(benchmarkCase, _ -> {
            var file = benchmarkCase.file(original);
            var name = "%s-%d-%s.csv".formatted(file.shape(), file.rows(), file.edition());
            return benchmarkCase == BenchmarkCase.SAME ? folder.resolve(name) : file.writeTo(folder.resolve(name));
        });
    }

    /// Does not use `computeIfAbsent`, because a case calls the method for the preceding one.
    Expected expected(BenchmarkCase benchmarkCase) {
        var result = expected.get(benchmarkCase);
        if (result == null) {
            result = ReferenceModel.afterImport(file(benchmarkCase), before(benchmarkCase), ImportOptions.DEFAULTS,
                    SkuKeys.asciiOnly());
            expected.put(benchmarkCase, result);
        }
        return result;
    }

    private Map<String, CatalogueProduct> before(BenchmarkCase benchmarkCase) {
        return switch (benchmarkCase) {
            case NEW -> Map.of();
            case SAME -> expected(BenchmarkCase.NEW).catalogue();
            case CHANGED -> expected(BenchmarkCase.SAME).catalogue();
        };
    }
}
