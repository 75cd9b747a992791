package org.productimporter.web.products.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.Whitespace;

/// A filter as SQL conditions on product `p`, for lists, counts and exports. Values never become part of a statement.
/// Conditions that are not set are omitted, so that PostgreSQL plans for the others only.
///
/// @param values by their names in the conditions
public record ProductConditions(List<String> conditions, Map<String, String> values) {

    /// The collation makes `É` match `é` in any database.
    private static final String SEARCH = """
            and (strpos(casefold(p.sku collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0
                or strpos(casefold(p.name collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0
                or strpos(casefold(p.description collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0
                or p.attributes is not null and exists (
                    select from jsonb_each_text(p.attributes) as a
                    where strpos(casefold(a.value collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0))
            """;

    private static final String SKU = """
            and strpos(casefold(p.sku collate pg_c_utf8), casefold(${sku} collate pg_c_utf8)) > 0
            """;

    private static final String NAME = """
            and strpos(casefold(p.name collate pg_c_utf8), casefold(${name} collate pg_c_utf8)) > 0
            """;

    private static final String DESCRIPTION = """
            and strpos(casefold(p.description collate pg_c_utf8), casefold(${description} collate pg_c_utf8)) > 0
            """;

    private static final String EXACT_SKU = """
            and p.sku_key = product_key(${sku_exact})
            """;

    private static final String ACTIVE = """
            and p.active = cast(${active} as boolean)
            """;

    /// Returns the conditions of a filter.
    public static ProductConditions of(ProductFilter filter) {
        var all = new ProductConditions(new ArrayList<>(), new LinkedHashMap<>());
        all.add(SEARCH, "search", filter.search());
        all.add(SKU, "sku", filter.sku());
        all.add(NAME, "name", filter.name());
        all.add(DESCRIPTION, "description", filter.description());
        var sku = filter.exactSku();
        all.add(EXACT_SKU, "sku_exact", sku == null ? null : Whitespace.strip(sku));
        all.add(ACTIVE, "active", filter.active() == null ? null : filter.active().toString());
        return all;
    }

    private void add(String condition, String name, @Nullable String value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /// Returns `statement` with the conditions in place of `${conditions}`.
    ///
    /// @param reference returns the SQL expression of the value with this name
    public String applyTo(String statement, UnaryOperator<String> reference) {
        var text = String.join("", conditions);
        for (var name : values.keySet()) {
            text = text.replace("${" + name + "}", reference.apply(name));
        }
        return statement.replace("${conditions}", text);
    }

    /// Returns `statement` with the conditions, whose values are named parameters.
    String applyTo(String statement) {
        return applyTo(statement, name -> ":" + name);
    }
}
