package org.productimporter.importer.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions.OnBlank;

/// A row without faults. A text is null when the file has no such column and empty when the cell
/// is blank.
record ReferenceRow(long line, String sku, @Nullable String name, @Nullable String description, @Nullable String price,
        @Nullable String active) {

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "on");

    /// Whether a product cannot be made of this row because its name is blank.
    boolean lacksName() {
        return name != null && name.isEmpty();
    }

    /// The product that this row makes where there was none.
    CatalogueProduct created() {
        return new CatalogueProduct(sku, name == null ? sku : name, description == null ? "" : description,
                amount(price), isTrue(active), 1);
    }

    /// The product that this row makes of `stored`, which keeps the spelling of its SKU.
    CatalogueProduct applied(CatalogueProduct stored, OnBlank onBlank) {
        var fresh = created();
        var changed = new CatalogueProduct(stored.sku(), keeps(name, OnBlank.KEEP) ? stored.name() : fresh.name(),
                keeps(description, onBlank) ? stored.description() : fresh.description(),
                keeps(price, onBlank) ? stored.price() : fresh.price(),
                keeps(active, OnBlank.KEEP) ? stored.active() : fresh.active(), stored.version() + 1);
        return changed.hasValuesOf(stored) ? stored : changed;
    }

    private static boolean keeps(@Nullable String text, OnBlank onBlank) {
        return text == null || (text.isEmpty() && onBlank == OnBlank.KEEP);
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static boolean isTrue(@Nullable String text) {
        return text == null || text.isEmpty() || YES.contains(text.toLowerCase(Locale.ROOT));
    }
}
