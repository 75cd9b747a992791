package org.productimporter.db.changes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a preview shows as unusual, under `product.importer.preview`. All values are percentages.
///
/// @param priceChangePercent a price that rises or falls by more than this is a large change
/// @param pricesPercent part of the existing products of the file whose prices may change so without a flag
/// @param blankedPercent part of the existing products of the file whose texts or prices may become blank, or whose names
///     may become much shorter, without a flag
/// @param deactivatedPercent part of the products that may be deactivated without a flag
@ConfigurationProperties("product.importer.preview")
public record PreviewProperties(@DefaultValue("50") double priceChangePercent, @DefaultValue("0") double pricesPercent,
        @DefaultValue("0") double blankedPercent, @DefaultValue("5") double deactivatedPercent) {

    public PreviewProperties {
        require("price-change-percent", priceChangePercent);
        require("prices-percent", pricesPercent);
        require("blanked-percent", blankedPercent);
        require("deactivated-percent", deactivatedPercent);
    }

    private static void require(String name, double percent) {
        if (!(percent >= 0)) {
            throw new IllegalArgumentException(
                    "product.importer.preview.%s is 0 or more, this is %s".formatted(name, percent));
        }
    }
}
