package org.productimporter.web.console.operations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Locale;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.retention.Retentions;
import org.productimporter.web.retention.Retentions.Kept;

/// What is kept for how long, why, and for administrators the way to change it.
final class RetentionTable extends Div {

    private final Retentions retentions;
    private final DataTable<Kept> table;

    /// @param mayChange whether the user is an administrator
    RetentionTable(Retentions retentions, boolean mayChange) {
        this.retentions = retentions;
        addClassName("page");
        table =
                new DataTable<Kept>("Retention", row -> row.configured().name())
                        .column("What", Kind.FIXED, row -> new Span(row.configured().what()))
                        .column("Kept for", Kind.LIVE, row -> new Span(words(row.keep())))
                        .column("Says", Kind.LIVE, RetentionTable::source);
        if (mayChange) {
            table.column("Actions", Kind.LIVE, this::actions);
        }
        table.show(retentions.all());
        add(table);
    }

    private static String words(Duration keep) {
        return keep.isZero() ? "not kept" : Numbers.duration(keep);
    }

    private static Component source(Kept row) {
        if (row.isChosen()) {
            return Text.stack(
                    new Span("an administrator"),
                    Text.quiet("instead of " + words(row.configured().keep())));
        }
        var property = row.configured().property();
        return property == null
                ? Text.quiet("by default")
                : Text.stack(Text.code(property), Text.quiet("or " + variable(property)));
    }

    /// The environment variable that Spring Boot reads for a property.
    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private Component actions(Kept row) {
        var change =
                new Button(
                        "Change…",
                        event -> new ChangeRetention(retentions, table::replace).ask(row));
        change.addThemeVariants(ButtonVariant.SMALL);
        change.setAriaLabel("Change how long is kept: " + row.configured().what());
        return change;
    }
}
