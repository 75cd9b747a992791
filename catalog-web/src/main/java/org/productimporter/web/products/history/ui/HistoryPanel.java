package org.productimporter.web.products.history.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.productimporter.web.common.Page;
import org.productimporter.web.products.history.HistoryEntry;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.Texts;

/// A page of the history of a product: when, what, by whom, and the old and new values.
final class HistoryPanel extends Div {

    private final Times times;
    private final boolean maySeeImports;

    /// @param isLater whether newer changes precede the page
    HistoryPanel(String sku, Page<HistoryEntry> page, boolean isLater, Times times, boolean maySeeImports) {
        addClassNames("page", "history");
        this.times = times;
        this.maySeeImports = maySeeImports;
        var card = Card.titled("History", Texts.secondary("newest first"));
        card.add(page.results().isEmpty() && !isLater ? new EmptyState("No changes are recorded",
                "The last change is older than the history, or it was switched off.") : table(page));
        add(card, pager(sku, page, isLater));
    }

    private DataTable<HistoryEntry> table(Page<HistoryEntry> page) {
        var table = new DataTable<HistoryEntry>("History", entry -> entry).column("When", Kind.FIXED, this::when)
                .column("Change", Kind.FIXED, entry -> HistoryLabels.badge(entry.change()))
                .column("By", Kind.FIXED, this::author)
                .column("Changes", Kind.FIXED, HistoryPanel::fields);
        table.setItems(page.results());
        return table;
    }

    private Component when(HistoryEntry entry) {
        var when = new Span(times.when(entry.at()));
        when.setTitle(times.full(entry.at()));
        return when;
    }

    private Component author(HistoryEntry entry) {
        var author = new Span(entry.by());
        if (entry.importId() == null) {
            return author;
        }
        var text = "Import " + Numbers.count(entry.importId());
        var cause = maySeeImports ? new Anchor("imports/" + entry.importId(), text) : new Span(text);
        return Texts.stack(cause, Texts.secondary(entry.by()));
    }

    private static Component fields(HistoryEntry entry) {
        var lines = Texts.stack();
        entry.fields().forEach((field, change) -> lines.add(FieldChangeLine.of(field, change)));
        return lines;
    }

    private static Div pager(String sku, Page<HistoryEntry> page, boolean isLater) {
        var pager = new Div();
        pager.addClassName("pager");
        if (isLater) {
            pager.add(new ProductLink(sku, "Latest"));
        }
        if (page.nextCursor() != null) {
            var older = new ProductLink(sku, "Older");
            older.setHref(older.getHref() + "?"
                    + QueryParameters.simple(Map.of("cursor", page.nextCursor())).getQueryString());
            pager.add(older);
        }
        return pager;
    }
}
