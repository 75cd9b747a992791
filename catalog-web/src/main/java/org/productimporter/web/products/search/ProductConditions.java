package org.productimporter.web.products.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.Whitespace;

/// How a filter finds its products: the only place that knows. Lists, counts and exports take
/// their conditions from here. Values never become part of a statement, and conditions that are
/// not asked for are left out, so that PostgreSQL plans for the others only. The table product is `p` in them.
///
/// @param values by the name that stands in the conditions
record ProductConditions(List<String> conditions, Map<String, String> values) {

    /// Whatever the collation of the database, `É` finds `é`.
    private static final String SEARCH = """
            and (strpos(casefold(p.sku collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0
                or strpos(casefold(p.name collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0
                or strpos(casefold(p.description collate pg_c_utf8), casefold(${search} collate pg_c_utf8)) > 0)
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

    static ProductConditions of(ProductFilter filter) {
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

    /// `statement` with the conditions in the place of `${conditions}`.
    ///
    /// @param reference what stands for the value of this name in the statement
    String in(String statement, UnaryOperator<String> reference) {
        var text = String.join("", conditions);
        for (var name : values.keySet()) {
            text = text.replace("${" + name + "}", reference.apply(name));
        }
        return statement.replace("${conditions}", text);
    }
}
