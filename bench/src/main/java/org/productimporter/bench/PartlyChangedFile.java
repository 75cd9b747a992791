package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// A file in which one row of `every` has other values. Only for the shape [Shape#CATALOGUE], whose rows are lines.
record PartlyChangedFile(ProductFile original, int every) {

    PartlyChangedFile {
        if (original.shape() != Shape.CATALOGUE) {
            throw new IllegalArgumentException("--cases=few requires --shapes=catalogue");
        }
    }

    /// Takes the rows in turn from the two editions, which are in temporary files meanwhile.
    Path writeTo(Path file) {
        var unchanged = original.writeTo(file.resolveSibling("unchanged.tmp"));
        var changed = original.changed().writeTo(file.resolveSibling("changed.tmp"));
        try {
            merge(unchanged, changed, file);
            Files.delete(unchanged);
            Files.delete(changed);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void merge(Path unchanged, Path changed, Path file) throws IOException {
        try (var left = Files.newBufferedReader(unchanged);
                var right = Files.newBufferedReader(changed);
                var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            var line = 0L;
            for (var row = left.readLine(); row != null; row = left.readLine()) {
                var other = right.readLine();
                out.append(line % every == every - 1 ? Objects.requireNonNull(other) : row).append('\n');
                line++;
            }
        }
    }
}
