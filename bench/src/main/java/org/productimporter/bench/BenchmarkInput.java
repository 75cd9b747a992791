package org.productimporter.bench;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportOptions;

/// The files of one shape and size and their expected results. Both are created on first use, results after the first timing.
final class BenchmarkInput {

    private static final long MODEL_ROWS = 10_000_000;

    private final ProductFile original;
    private final Path folder;
    private final List<BenchmarkCase> cases;
    private final Map<BenchmarkCase, Expected> expected = new EnumMap<>(BenchmarkCase.class);

    /// @param cases in the order of the run
    BenchmarkInput(ProductFile original, Path folder, List<BenchmarkCase> cases) {
        this.original = original;
        this.folder = folder;
        this.cases = cases;
    }

    ProductFile original() {
        return original;
    }

    List<BenchmarkCase> cases() {
        return cases;
    }

    Path file(BenchmarkCase benchmarkCase) {
        return benchmarkCase.write(original, folder);
    }

    /// Compares the result of the last load of `peer` with the reference model, or only the totals if the catalogue does not
    /// fit into memory.
    ///
    /// @throws AssertionError with the differences
    void check(Peer peer, BenchmarkCase benchmarkCase) {
        if (original.rows() > MODEL_ROWS) {
            peer.checkTotals(original);
        } else {
            peer.check(expected(benchmarkCase));
        }
    }

    /// Does not use `computeIfAbsent`, because a case calls the method for the preceding one.
    private Expected expected(BenchmarkCase benchmarkCase) {
        var result = expected.get(benchmarkCase);
        if (result == null) {
            result = ReferenceModel.afterImport(file(benchmarkCase), before(benchmarkCase), ImportOptions.DEFAULTS,
                    SkuKeys.asciiOnly());
            expected.put(benchmarkCase, result);
        }
        return result;
    }

    private Map<String, CatalogueProduct> before(BenchmarkCase benchmarkCase) {
        var index = cases.indexOf(benchmarkCase);
        return index == 0 ? Map.of() : expected(cases.get(index - 1)).catalogue();
    }
}
