package org.productimporter.importer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.testing.ProductFile.Shape;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.RowCounts;

/// Sizes are checked on a tenth of the 500,000 rows that measurements use; they grow evenly.
class ProductFileTest {

    @TempDir private Path folder;

    @Test
    void assignmentShapeHasItsSizeDuplicatesAndLineFeeds() throws IOException {
        var file = ProductFile.of(Shape.ASSIGNMENT, 50_000).writeTo(folder.resolve("a.csv"));

        assertThat(Files.size(file)).isBetween(8_600_000L, 9_500_000L);
        var expected = expectedOf(file, Map.of());
        assertThat(expected.counts()).isEqualTo(new RowCounts(50_000, 46_670, 0, 0, 3_330, 0, 0));
        assertThat(ProductFile.of(Shape.ASSIGNMENT, 500_000).duplicates()).isEqualTo(33_300);
        var products = expected.catalogue().values();
        var withLineFeed = products.stream().filter(p -> p.description().indexOf('\n') > 0).count();
        assertThat(withLineFeed * 100.0 / products.size()).isBetween(60.0, 62.0);
    }

    @Test
    void catalogueShapeHasItsSizeAndDuplicates() throws IOException {
        var file = ProductFile.of(Shape.CATALOGUE, 50_000).writeTo(folder.resolve("c.csv"));

        assertThat(Files.size(file)).isBetween(7_300_000L, 7_700_000L);
        assertThat(expectedOf(file, Map.of()).counts()).isEqualTo(new RowCounts(50_000, 49_000, 0, 0, 1_000, 0, 0));
    }

    @Test
    void sameFileIsMadeTwice() throws IOException {
        for (var shape : Shape.values()) {
            var once = ProductFile.of(shape, 1_000).writeTo(folder.resolve("once.csv"));
            var again = ProductFile.of(shape, 1_000).writeTo(folder.resolve("again.csv"));

            assertThat(again).hasSameBinaryContentAs(once);
        }
    }

    @Test
    void changedEditionUpdatesEveryProduct() {
        for (var shape : Shape.values()) {
            var original = ProductFile.of(shape, 10_000);
            var before = expectedOf(original.writeTo(folder.resolve("o.csv")), Map.of());
            var after = expectedOf(original.changed().writeTo(folder.resolve("n.csv")), before.catalogue());

            assertThat(after.counts()).isEqualTo(
                    new RowCounts(10_000, 0, 10_000 - original.duplicates(), 0, original.duplicates(), 0, 0));
        }
    }

    private static Expected expectedOf(Path file, Map<String, CatalogueProduct> before) {
        return ReferenceModel.afterImport(file, before, ImportOptions.DEFAULTS, SkuKeys.asciiOnly());
    }
}
