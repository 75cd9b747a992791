package org.productimporter.web.products.ui.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.ui.format.Numbers;

/// A field of a product in which what is stored and what a user typed differ.
record FieldDifference(String field, String stored, String typed) {

    /// In the order of the form; empty when they say the same.
    static List<FieldDifference> between(Product stored, ProductDraft typed) {
        var now = ProductDraft.of(stored);
        var found = new ArrayList<FieldDifference>();
        add(found, "SKU", stored.sku(), typed.trimmedSku());
        add(found, "Name", stored.name(), shown(typed.name()));
        add(found, "Description", stored.description(), shown(typed.description()));
        add(found, "Price", shown(now.price()), shown(typed.price()));
        add(found, "Active", word(now.active()), word(typed.active()));
        return List.copyOf(found);
    }

    private static void add(List<FieldDifference> found, String field, String stored, String typed) {
        if (!stored.equals(typed)) {
            found.add(new FieldDifference(field, orDash(stored), orDash(typed)));
        }
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? Numbers.NONE : text;
    }

    private static String word(boolean active) {
        return active ? "yes" : "no";
    }
}
