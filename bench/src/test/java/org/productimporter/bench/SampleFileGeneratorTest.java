package org.productimporter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.testing.Expected.Rejection;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.RowCounts;

class SampleFileGeneratorTest {

    private static final Path SAMPLE = Path.of("../samples/products.csv");

    @TempDir private Path folder;

    @Test
    void committedSampleIsTheGeneratedOne() throws IOException {
        var generated = folder.resolve("products.csv");

        SampleFileGenerator.main(new String[] {generated.toString()});

        assertThat(generated).hasSameBinaryContentAs(SAMPLE).isNotEmptyFile();
    }

    @Test
    void sampleHasDuplicatesAndManyKindsOfMistakes() {
        var expected = ReferenceModel.afterImport(SAMPLE, Map.of(), ImportOptions.DEFAULTS, SkuKeys.asciiOnly());

        assertThat(expected.counts()).isEqualTo(new RowCounts(4_000, 3_895, 0, 0, 80, 25, 0));
        assertThat(expected.rejections()).extracting(Rejection::code)
                .contains("missing_sku", "missing_name", "bad_number", "negative", "out_of_range")
                .contains("too_many_decimals", "bad_boolean", "column_count", "too_long")
                .contains("malformed_quote", "invisible_character", "control_character")
                .contains("header_repeated");
    }
}
