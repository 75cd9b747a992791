package org.productimporter.web.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Product files for tests of the console.
final class ProductFiles {

    private ProductFiles() {}

    /// Writes `products.csv`, in which each hundredth row has an invalid price and the row after it no SKU.
    static Path withInvalidRows(Path folder, int rows) {
        var text = new StringBuilder("sku,name,description,price,active\n");
        for (var row = 0; row < rows; row++) {
            var sku = row % 100 == 51 ? "" : "SKU-" + row;
            var price = row % 100 == 50 ? "twelve" : row + ".50";
            text.append(String.format(Locale.ROOT, "%s,Lamp %d,A lamp of oak,%s,true%n", sku, row, price));
        }
        try {
            return Files.writeString(folder.resolve("products.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
