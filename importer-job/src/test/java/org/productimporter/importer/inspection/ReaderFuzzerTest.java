package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays the inputs that the fuzzer has found, and changes them a little.
class ReaderFuzzerTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final int CHANGES = 20;

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".bin")).sorted().toList();
        }
    }

    @Test
    void theCorpusIsThere() throws IOException {
        assertThat(corpus()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Timeout(60)
    void keepsItsPromises(Path file) throws IOException {
        var input = Files.readAllBytes(file);
        ReaderFuzzer.fuzzerTestOneInput(input);
        var random = new SplittableRandom(input.length);
        for (var change = 0; change < CHANGES && input.length > 0; change++) {
            var changed = input.clone();
            changed[random.nextInt(changed.length)] = (byte) ",;\"\r\n\t a\0\u00e9".charAt(random.nextInt(10));
            ReaderFuzzer.fuzzerTestOneInput(changed);
        }
    }
}
