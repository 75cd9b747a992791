package org.productimporter.web.products.ui.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.ui.format.Numbers;

/// A field of a product whose stored and entered values differ.
record FieldDifference(String field, String stored, String entered) {

    /// Returns the differences in the order of the form.
    static List<FieldDifference> between(Product stored, ProductDraft entered) {
        var storedFields = ProductDraft.of(stored);
        var found = new ArrayList<FieldDifference>();
        add(found, "SKU", stored.sku(), entered.trimmedSku());
        add(found, "Name", stored.name(), orEmpty(entered.name()));
        add(found, "Description", stored.description(), orEmpty(entered.description()));
        add(found, "Price", orEmpty(storedFields.price()), orEmpty(entered.price()));
        add(found, "Active", yesNo(storedFields.active()), yesNo(entered.active()));
        return List.copyOf(found);
    }

    private static void add(List<FieldDifference> found, String field, String stored, String entered) {
        if (!stored.equals(entered)) {
            found.add(new FieldDifference(field, orDash(stored), orDash(entered)));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? Numbers.NONE : text;
    }

    private static String yesNo(boolean active) {
        return active ? "yes" : "no";
    }
}
