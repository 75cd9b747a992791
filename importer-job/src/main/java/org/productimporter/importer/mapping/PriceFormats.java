package org.productimporter.importer.mapping;

import java.util.List;
import org.productimporter.model.imports.FileOptions;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;

/// Decides how the prices of a file are written. Pure functions.
public final class PriceFormats {

    /// @param shown whether the prices show a decimal mark or a separator
    public record Detected(PriceFormat format, boolean shown) {}

    private PriceFormats() {}

    /// Returns the format of the price column, or the plain format if there is none.
    ///
    /// @param confirmed whether nothing is asked
    /// @param decisions receives the reason, and the question if the prices fit both decimal marks
    public static Detected detect(SampleTable table, ColumnMapping columns, FileOptions chosen, boolean confirmed,
            Decisions decisions) {
        var column = columns.fields().get(ProductField.PRICE);
        var decimal = chosen.decimal() == null ? null : Character.valueOf(chosen.decimal().character());
        if (column == null) {
            return new Detected(PriceFormat.PLAIN, false);
        }
        var values = ColumnValues.of(table.rows(), column).filled();
        var detector = new PriceFormatDetector(values);
        var result = detector.detect(decimal, chosen.currency());
        decisions.explain("decimal", result.reason());
        var ofCurrency = chosen.currency() == null ? detector.currencyReason() : "It is chosen.";
        if (ofCurrency != null) {
            decisions.explain("currency", ofCurrency);
        }
        if (!result.decided() && !confirmed) {
            decisions.ask("decimal", result.reason(),
                    result.format().decimal() == ',' ? List.of("comma", "point") : List.of("point", "comma"));
        }
        return new Detected(result.format(), result.shown());
    }
}
