package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The rows by outcome, as figures and as a bar.
public final class OutcomePanel extends Div {

    /// The element ID of the rejections, as a link target.
    public static final String REJECTIONS_ID = "rejections";

    private final Card card = new Card();

    public OutcomePanel() {
        add(card);
    }

    public void show(ImportSummary summary) {
        var rows = summary.rows();
        var counted = rows.inserted() + rows.updated() + rows.unchanged() + rows.duplicate() > 0;
        var known = counted || !ImportLabels.isActive(summary);
        var figures = new Div(figure("Read", rows.read(), true), figure("New", rows.inserted(), known),
                figure("Updated", rows.updated(), known), figure("Unchanged", rows.unchanged(), known),
                figure("Duplicate", rows.duplicate(), known), rejected(rows.rejected()));
        figures.addClassName("figures");
        card.removeAll();
        card.add(figures);
        if (rows.read() > 0) {
            var shares = ImportLabels.shares(rows, summary.rowsDeactivated());
            card.add(SharesBar.of(shares, rows.read()));
            if (counted || rows.rejected() > 0) {
                card.add(Texts.secondary(text(summary)));
            }
        }
    }

    private static String text(ImportSummary summary) {
        var text = SharesBar.text(ImportLabels.shares(summary.rows(), summary.rowsDeactivated()));
        var blank = summary.rows().blank();
        return blank == 0 ? text : text + " · " + Numbers.count(blank, "blank line", "blank lines") + " ignored";
    }

    private static Div figure(String label, long number, boolean known) {
        return figure(label, new Span(known ? Numbers.count(number) : Numbers.NONE));
    }

    private static Div figure(String label, Component number) {
        number.addClassName("figure");
        return Texts.stack(Texts.secondary(label), number);
    }

    private static Div rejected(long number) {
        if (number == 0) {
            return figure("Rejected", 0, true);
        }
        var link = new Anchor("#" + REJECTIONS_ID, Numbers.count(number));
        link.addClassName("severity-error");
        return figure("Rejected", link);
    }
}
