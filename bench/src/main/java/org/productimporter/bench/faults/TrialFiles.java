package org.productimporter.bench.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.productimporter.bench.faults.cluster.Cluster;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.HostileFile;
import org.productimporter.importer.testing.ProductFile.Edition;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportOptions;

/// The files of the imports into one cluster and what each must leave behind. For one thread.
final class TrialFiles {

    private static final int FRESH_ROWS = 1_000;

    /// Few seeds, so that a file is sometimes imported again and changes nothing.
    private static final int SEEDS = 4;

    private final Cluster cluster;
    private final int rows;
    private Map<String, CatalogueProduct> catalogue = Map.of();
    private int files;

    TrialFiles(Cluster cluster, int rows) {
        this.cluster = cluster;
        this.rows = rows;
    }

    /// Writes a file with valid rows of every kind, duplicates and rejections.
    Path hostile(Random random) {
        return write(rows, random);
    }

    /// Writes a small file.
    Path fresh(Random random) {
        return write(FRESH_ROWS, random);
    }

    private Path write(int count, Random random) {
        var edition = random.nextBoolean() ? Edition.ORIGINAL : Edition.CHANGED;
        return new HostileFile(count, edition, random.nextInt(SEEDS)).writeTo(next());
    }

    /// A name for a further file.
    Path next() {
        files++;
        return cluster.folder().resolve("file-%03d.csv".formatted(files));
    }

    /// Returns the expected result of the import of `file` into the catalogue that the imports before have left.
    Expected imported(Path file) {
        var keys = SkuKeys.of(cluster.database());
        var expected = ReferenceModel.afterImport(file, catalogue, ImportOptions.DEFAULTS, keys);
        catalogue = expected.catalogue();
        return expected;
    }
}
