package org.productimporter.web.console.operations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.kit.Retained;

/// What is kept for how long, and how that is changed: by a setting, which counts from the next
/// start on.
final class RetentionTable extends Div {

    RetentionTable(List<Retained> kept) {
        addClassName("page");
        var table =
                new DataTable<Retained>("Retention", Retained::what)
                        .column("What", Kind.FIXED, row -> new Span(row.what()))
                        .column("Kept for", Kind.FIXED, RetentionTable::keep)
                        .column("Setting", Kind.FIXED, RetentionTable::setting);
        table.show(kept);
        add(table);
    }

    private static Component keep(Retained row) {
        return new Span(row.keep().isZero() ? "not kept" : Numbers.duration(row.keep()));
    }

    private static Component setting(Retained row) {
        var property = row.property();
        return property == null
                ? Text.quiet("fixed")
                : Text.stack(Text.code(property), Text.quiet("or " + variable(property)));
    }

    /// The environment variable that Spring Boot reads for a property.
    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
