package org.productimporter.importer.merge;

import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.ImportOptions.Mode;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.ProductField;

/// Options of the merge of an import.
///
/// @param mode which products may be changed
/// @param blankPriceClears whether a staged null price removes the price of an existing product: with `on_blank=clear`
///     and a file with a price column. Otherwise, the price stays.
/// @param namesBySku whether a new product without a name is named by its SKU: in a file without a name column
/// @param attributes whether the file has columns of attributes
/// @param missing what happens to products of the bucket that the file does not contain
public record MergeOptions(Mode mode, boolean blankPriceClears, boolean namesBySku, boolean attributes,
        Missing missing) {

    /// Returns the options for a file with this layout.
    public static MergeOptions of(ImportOptions options, CsvLayout layout) {
        var clears = options.onBlank() == OnBlank.CLEAR && layout.column(ProductField.PRICE).isPresent();
        return new MergeOptions(options.mode(), clears, layout.column(ProductField.NAME).isEmpty(),
                !layout.attributes().isEmpty(), options.missing());
    }
}
