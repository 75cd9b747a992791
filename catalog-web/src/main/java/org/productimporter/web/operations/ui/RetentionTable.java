package org.productimporter.web.operations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Locale;
import org.productimporter.web.operations.retention.RetentionService;
import org.productimporter.web.operations.retention.RetentionService.Retention;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// The retention policies with their periods, which administrators may change.
final class RetentionTable extends Div {

    private final RetentionService retentions;
    private final DataTable<Retention> table = new DataTable<Retention>("Retention", row -> row.policy().name())
            .column("What", Kind.FIXED, row -> new Span(row.policy().what()))
            .column("Kept for", Kind.LIVE, row -> new Span(period(row.keep())))
            .column("Size", Kind.NUMBER,
                    row -> new Span(row.bytes() == null ? Numbers.NONE : Numbers.bytes(row.bytes())))
            .column("Set by", Kind.LIVE, RetentionTable::source);

    /// @param mayChange whether the user is an administrator
    RetentionTable(RetentionService retentions, boolean mayChange) {
        this.retentions = retentions;
        addClassName("page");
        if (mayChange) {
            table.column("Actions", Kind.LIVE, this::actions);
        }
        table.setItems(retentions.all());
        add(table);
    }

    private static String period(Duration keep) {
        return keep.isZero() ? "not kept" : Numbers.duration(keep);
    }

    private static Component source(Retention row) {
        if (row.isChosen()) {
            return Texts.stack(new Span("an administrator"),
                    Texts.secondary("instead of " + period(row.policy().keep())));
        }
        var property = row.policy().property();
        return property == null ? Texts.secondary("default")
                : Texts.stack(Texts.code(property), Texts.secondary("or " + variable(property)));
    }

    /// The environment variable of a property in Spring Boot.
    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private Component actions(Retention row) {
        var change = new Button("Change…", event -> new RetentionDialog(retentions, table::replace).open(row));
        change.addThemeVariants(ButtonVariant.SMALL);
        change.setAriaLabel("Change retention: " + row.policy().what());
        return change;
    }
}
