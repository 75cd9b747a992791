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

/// The rows by outcome: six numbers, and one bar that says the same in words.
public final class OutcomePanel extends Div {

    static final String REJECTIONS = "rejections";

    private final Card card = new Card();

    public OutcomePanel() {
        add(card);
    }

    public void show(ImportSummary status) {
        var rows = status.rows();
        var counted = rows.inserted() + rows.updated() + rows.unchanged() + rows.duplicate() > 0;
        var known = counted || !ImportLabels.isMoving(status);
        var figures = new Div(figure("Read", rows.read(), true), figure("New", rows.inserted(), known),
                figure("Updated", rows.updated(), known), figure("Unchanged", rows.unchanged(), known),
                figure("Duplicate", rows.duplicate(), known), rejected(rows.rejected()));
        figures.addClassName("figures");
        card.removeAll();
        card.add(figures);
        if (rows.read() > 0) {
            var shares = ImportLabels.shares(rows, status.rowsDeactivated());
            card.add(SharesBar.of(shares, rows.read()));
            if (counted || rows.rejected() > 0) {
                card.add(Texts.secondary(words(status)));
            }
        }
    }

    private static String words(ImportSummary status) {
        var words = SharesBar.text(ImportLabels.shares(status.rows(), status.rowsDeactivated()));
        var blank = status.rows().blank();
        return blank == 0 ? words : words + " · " + Numbers.count(blank, "blank line", "blank lines") + " passed over";
    }

    private static Div figure(String word, long number, boolean known) {
        return figure(word, new Span(known ? Numbers.count(number) : Numbers.NONE));
    }

    private static Div figure(String word, Component number) {
        number.addClassName("figure");
        return Texts.stack(Texts.secondary(word), number);
    }

    private static Div rejected(long number) {
        if (number == 0) {
            return figure("Rejected", 0, true);
        }
        var link = new Anchor("#" + REJECTIONS, Numbers.count(number));
        link.addClassName("severity-error");
        return figure("Rejected", link);
    }
}
