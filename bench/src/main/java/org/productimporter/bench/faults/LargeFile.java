package org.productimporter.bench.faults;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// A file of gigabytes with few products, so that the reference model fits into memory.
final class LargeFile {

    private static final int PRODUCTS = 20_000;
    private static final int DESCRIPTION = 4_000;
    private static final int TEXT = 1 << 16;

    private LargeFile() {}

    /// Writes the file and returns its path.
    static Path write(Path file, int megabytes, Random random) {
        var text = new StringBuilder();
        while (text.length() < TEXT) {
            text.append(Integer.toString(random.nextInt(Integer.MAX_VALUE), 36)).append(' ');
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), TEXT)) {
            out.write("sku,name,description\n".getBytes(StandardCharsets.US_ASCII));
            var rows = megabytes * 1_048_576L / (DESCRIPTION + 40);
            for (long row = 0; row < rows; row++) {
                var from = random.nextInt(TEXT - DESCRIPTION);
                var line = "large-%d,Product of row %d,%s%n".formatted(random.nextInt(PRODUCTS), row,
                        text.substring(from, from + DESCRIPTION).strip());
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
