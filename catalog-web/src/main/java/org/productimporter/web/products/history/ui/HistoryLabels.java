package org.productimporter.web.products.history.ui;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;

/// The words of the history. Pure functions.
public final class HistoryLabels {

    private HistoryLabels() {}

    /// Returns a badge for a kind of change, as [ChangeKind#text] names it.
    public static Badge badge(String change) {
        return switch (ChangeKind.of(change)) {
            case CREATED -> new Badge(Severity.SUCCESS, "Created");
            case UPDATED -> new Badge(Severity.ACTIVE, "Updated");
            case DEACTIVATED -> new Badge(Severity.NEUTRAL, "Deactivated");
            case DELETED -> new Badge(Severity.WARNING, "Deleted");
            case UNDONE -> new Badge(Severity.NEUTRAL, "Undone");
        };
    }

    /// Returns the label of a field: `price` is Price, and an attribute has its key.
    public static String field(String name) {
        if (name.startsWith(AttributeRules.PREFIX)) {
            return name.substring(AttributeRules.PREFIX.length());
        }
        return switch (name) {
            case "sku" -> "SKU";
            case "name" -> "Name";
            case "description" -> "Description";
            case "price" -> "Price";
            case "active" -> "State";
            default -> name;
        };
    }

    /// Returns the text of a value.
    public static String value(String field, @Nullable Object value) {
        return switch (value) {
            case null -> Numbers.NONE;
            case Boolean active -> active ? "Active" : "Inactive";
            case String price when field.equals("price") -> Numbers.price(new BigDecimal(price));
            default -> value.toString().isEmpty() ? Numbers.NONE : value.toString();
        };
    }
}
