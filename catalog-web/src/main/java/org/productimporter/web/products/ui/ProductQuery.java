package org.productimporter.web.products.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductOrdering;

/// The filter and ordering of the list in its URL, with the parameters of REST. Invalid parameters are ignored. Empty
/// texts are no condition. Immutable.
record ProductQuery(String search, String sku, String name, String description, @Nullable Boolean active,
        ProductOrdering ordering) {

    static final ProductQuery ALL = new ProductQuery("", "", "", "", null, ProductOrdering.BY_ID);

    static ProductQuery of(QueryParameters query) {
        return new ProductQuery(text(query, "search"), text(query, "sku"), text(query, "name"),
                text(query, "description"), active(text(query, "active")), ordering(text(query, "ordering")));
    }

    /// PostgreSQL texts cannot contain U+0000.
    private static String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> text.indexOf('\0') < 0).orElse("");
    }

    private static @Nullable Boolean active(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static ProductOrdering ordering(String text) {
        try {
            return ProductOrdering.of(text);
        } catch (ProblemException unknown) {
            return ProductOrdering.BY_ID;
        }
    }

    QueryParameters parameters() {
        var values = new LinkedHashMap<String, String>();
        put(values, "search", search);
        put(values, "sku", sku);
        put(values, "name", name);
        put(values, "description", description);
        put(values, "active", active == null ? "" : active.toString());
        put(values, "ordering", ordering.equals(ProductOrdering.BY_ID) ? "" : ordering.text());
        return QueryParameters.simple(values);
    }

    private static void put(LinkedHashMap<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    ProductQuery withOrdering(ProductOrdering ordering) {
        return new ProductQuery(search, sku, name, description, active, ordering);
    }

    boolean isFiltered() {
        return !withOrdering(ProductOrdering.BY_ID).equals(ALL);
    }

    ProductFilter filter() {
        return new ProductFilter(orNull(search), orNull(sku), orNull(name), orNull(description), null, active);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
