package org.productimporter.importer.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated product file without bad rows. The same shape, rows, edition and seed give the
/// same bytes on every machine; memory does not grow with the rows.
///
/// @param shape columns, record ends and share of duplicates
/// @param rows records, header apart
/// @param edition [Edition#CHANGED] has the same SKUs in the same order, with other values
/// @param seed varies names, descriptions and which rows are duplicates
public record ProductFile(Shape shape, long rows, Edition edition, long seed) {

    /// What a file looks like.
    public enum Shape {
        /// `name,sku,description`, CRLF record ends, a line feed inside 61 % of the descriptions,
        /// 6.66 % of the rows repeat an earlier SKU, half of them in another case.
        ASSIGNMENT(666),
        /// `sku,name,description,price,active`, LF record ends, 2 % of the rows repeat a SKU.
        CATALOGUE(200);

        private final int duplicatesPerTenThousand;

        Shape(int duplicatesPerTenThousand) {
            this.duplicatesPerTenThousand = duplicatesPerTenThousand;
        }
    }

    /// Which values the products have.
    public enum Edition {
        ORIGINAL,
        /// Every product differs from [#ORIGINAL] in its description at least.
        CHANGED
    }

    /// The original edition with the usual seed.
    public static ProductFile of(Shape shape, long rows) {
        return new ProductFile(shape, rows, Edition.ORIGINAL, 20_261_122L);
    }

    /// The same SKUs, every value changed.
    public ProductFile changed() {
        return new ProductFile(shape, rows, Edition.CHANGED, seed);
    }

    /// Rows that repeat the SKU of an earlier row.
    public long duplicates() {
        return duplicatesBefore(rows);
    }

    /// Writes the file, replacing what was there.
    ///
    /// @return `file`, for chaining
    public Path writeTo(Path file) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            writeTo(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Writes the file to a stream, which stays open.
    public void writeTo(OutputStream out) throws IOException {
        var line = new StringBuilder(512).append(header());
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        for (long row = 0; row < rows; row++) {
            line.setLength(0);
            append(row, line);
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String header() {
        return switch (shape) {
            case ASSIGNMENT -> "name,sku,description\r\n";
            case CATALOGUE -> "sku,name,description,price,active\n";
        };
    }

    private void append(long row, StringBuilder line) {
        var random = new RowRandom(seed, row);
        var product = productOf(row, random);
        var repeats = isDuplicate(row);
        switch (shape) {
            case ASSIGNMENT -> GeneratedRow.assignment(line, product, repeats, edition, random);
            case CATALOGUE -> GeneratedRow.catalogue(line, product, repeats, edition, random);
        }
    }

    /// New products are numbered in file order; a duplicate takes the number of an earlier one.
    private long productOf(long row, RowRandom random) {
        var earlier = row - duplicatesBefore(row);
        return isDuplicate(row) ? random.below(earlier) : earlier;
    }

    private boolean isDuplicate(long row) {
        return duplicatesBefore(row + 1) > duplicatesBefore(row);
    }

    private long duplicatesBefore(long row) {
        return row * shape.duplicatesPerTenThousand / 10_000;
    }
}
