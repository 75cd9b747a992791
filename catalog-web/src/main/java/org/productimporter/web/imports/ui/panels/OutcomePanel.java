package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The rows by outcome, as figures and as a bar.
public final class OutcomePanel extends Div {

    /// The element ID of the rejections, as a link target.
    public static final String REJECTIONS_ID = "rejections";

    private static final int FIGURES = 6;

    private final List<Slot<Figure>> figures =
            Stream.generate(() -> new Slot<Figure>(Figure::stack)).limit(FIGURES).toList();
    private final Slot<Bar> bar = new Slot<>(Bar::stack);

    public OutcomePanel() {
        var row = new Div();
        row.addClassName("figures");
        figures.forEach(row::add);
        add(new Card(row, bar));
    }

    /// A number with its label.
    ///
    /// @param number formatted
    /// @param link whether it leads to the rejections
    private record Figure(String label, String number, boolean link) {

        static Figure of(String label, long number, boolean known) {
            return new Figure(label, known ? Numbers.count(number) : Numbers.NONE, false);
        }

        static Figure rejected(long number) {
            return new Figure("Rejected", Numbers.count(number), number > 0);
        }

        Div stack() {
            HtmlContainer shown = link ? new Anchor("#" + REJECTIONS_ID, number) : new Span(number);
            shown.addClassName("figure");
            if (link) {
                shown.addClassName("severity-error");
            }
            return Texts.stack(Texts.secondary(label), shown);
        }
    }

    /// @param text empty before the first outcome
    private record Bar(List<SharesBar.Share> shares, long read, String text) {

        Div stack() {
            var stack = Texts.stack(SharesBar.of(shares, read));
            if (!text.isEmpty()) {
                stack.add(Texts.secondary(text));
            }
            return stack;
        }
    }

    public void show(ImportSummary summary) {
        var rows = summary.rows();
        var counted = rows.inserted() + rows.updated() + rows.unchanged() + rows.duplicate() > 0;
        var known = counted || !ImportLabels.isActive(summary);
        var shown = List.of(Figure.of("Read", rows.read(), true), Figure.of("New", rows.inserted(), known),
                Figure.of("Updated", rows.updated(), known), Figure.of("Unchanged", rows.unchanged(), known),
                Figure.of("Duplicate", rows.duplicate(), known), Figure.rejected(rows.rejected()));
        for (var i = 0; i < FIGURES; i++) {
            figures.get(i).show(shown.get(i));
        }
        var shares = ImportLabels.shares(rows, summary.rowsDeactivated());
        var text = counted || rows.rejected() > 0 ? text(summary) : "";
        bar.show(rows.read() > 0 ? new Bar(shares, rows.read(), text) : null);
    }

    private static String text(ImportSummary summary) {
        var text = SharesBar.text(ImportLabels.shares(summary.rows(), summary.rowsDeactivated()));
        var blank = summary.rows().blank();
        return blank == 0 ? text : text + " · " + Numbers.count(blank, "blank line", "blank lines") + " ignored";
    }
}
