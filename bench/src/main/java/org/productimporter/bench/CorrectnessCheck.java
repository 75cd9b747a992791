package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.HostileFile;
import org.productimporter.importer.testing.ProductFile.Edition;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportOptions;

/// Imports difficult files one after the other into one catalogue with the built command line, and compares each result with
/// the reference model. `bench/run check` calls it. Takes a minute and measures nothing.
public final class CorrectnessCheck {

    private CorrectnessCheck() {}

    /// Exits with 1 and the first ten differences if a result is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(), Map.of(), List.of());
        var folder = Folders.clear(options.repository().resolve("bench/target/check"));
        try (var postgres = new PostgresServer(folder, Map.of());
                var peer = new CommandLinePeer(postgres, options, folder)) {
            Map<String, CatalogueProduct> catalogue = Map.of();
            for (var file : files(options.repository(), folder)) {
                peer.load(file);
                var keys = SkuKeys.of(peer.catalogue().database());
                var expected = ReferenceModel.afterImport(file, catalogue, ImportOptions.DEFAULTS, keys);
                peer.check(expected);
                catalogue = expected.catalogue();
                System.out.println(file.getFileName() + " as expected: " + expected.counts());
            }
        }
    }

    private static List<Path> files(Path repository, Path folder) throws IOException {
        var hostile = HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv"));
        var again = Files.copy(hostile, folder.resolve("hostile-again.csv"));
        var changed = new HostileFile(2_000, Edition.CHANGED, 7).writeTo(folder.resolve("hostile-changed.csv"));
        var other = new HostileFile(5_000, Edition.ORIGINAL, 8).writeTo(folder.resolve("hostile-other.csv"));
        return List.of(hostile, again, changed, other, repository.resolve("samples/products.csv"));
    }
}
