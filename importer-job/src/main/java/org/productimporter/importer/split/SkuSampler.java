package org.productimporter.importer.split;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.ProductRules;
import org.productimporter.model.product.RejectionCode;
import org.productimporter.model.product.Whitespace;

/// Collects a sample of the SKUs of a file, evenly distributed over its bytes. Not thread-safe; for one file.
public final class SkuSampler {

    private static final int MAX_SKUS = 4_000;
    private static final int MAX_DAMAGED_PERCENT = 5;

    private final Charset charset;
    private final char delimiter;
    private final int column;
    private final long stepBytes;
    private final List<String> skus = new ArrayList<>();
    private int damaged;
    private long nextByte;

    public SkuSampler(CsvLayout layout, long fileBytes) {
        this.charset = Charset.forName(layout.charset());
        this.delimiter = layout.delimiter();
        this.column = layout.column(ProductField.SKU).orElseThrow();
        this.stepBytes = fileBytes / MAX_SKUS;
    }

    /// Returns whether the record that starts at this byte of the file belongs to the sample.
    boolean isDue(long recordStart) {
        return recordStart >= nextByte && skus.size() < MAX_SKUS;
    }

    /// Adds the SKU of the record `block[from, to)`. Ignores a record that cannot be read.
    void add(long recordStart, byte[] block, int from, int to) {
        nextByte = recordStart + stepBytes;
        var cells = CsvReaders.cells(block, from, to, charset, delimiter);
        if (cells == null || cells.size() <= column) {
            return;
        }
        var sku = Whitespace.strip(cells.get(column));
        var error = ProductRules.sku(sku);
        if (error == null) {
            skus.add(sku);
        } else if (error.code() == RejectionCode.DAMAGED_SKU) {
            damaged++;
        }
    }

    public List<String> skus() {
        return skus;
    }

    /// Returns a warning if a spreadsheet has probably converted SKUs to numbers.
    public Optional<String> warning() {
        int sampled = skus.size() + damaged;
        if (damaged * 100 <= sampled * MAX_DAMAGED_PERCENT) {
            return Optional.empty();
        }
        return Optional.of(
                "%,d of %,d sampled SKUs look like 1.23E+12: a spreadsheet has rounded long numbers, so their rows are rejected; export the file with SKUs as text."
                        .formatted(damaged, sampled));
    }
}
