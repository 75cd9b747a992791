package org.productimporter.web.console.products;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.LongSupplier;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;

/// The line above the list: how many products it has, and what can be done with those that are
/// chosen. A long list is counted when the user asks.
final class ListLine extends Div {

    private final Span words = Text.quiet("");
    private final Button count = small("Count them");
    private final Span chosen = Text.strong("");
    private final Button delete = small("Delete selected");
    private final Button clear = small("Clear selection");
    private final Div selection = new Div(chosen, delete, clear);

    ListLine(LongSupplier counting, Runnable deleteChosen, Runnable clearChosen) {
        addClassNames("spread", "list-line");
        words.getElement().setAttribute("role", "status");
        chosen.getElement().setAttribute("role", "status");
        count.addClickListener(event -> Attempt.to(() -> counted(counting.getAsLong())));
        delete.addThemeVariants(ButtonVariant.ERROR);
        delete.addClickListener(event -> deleteChosen.run());
        clear.addClickListener(event -> clearChosen.run());
        var size = new Div(words, count);
        size.addClassName("actions");
        selection.addClassName("actions");
        add(size, selection);
        chosen(0);
    }

    private static Button small(String text) {
        var button = new Button(text);
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    /// Shows an exact count.
    void counted(long products) {
        words.setText(Numbers.count(products, "product", "products"));
        count.setVisible(false);
    }

    /// Shows that there are more than were read.
    void moreThan(long products) {
        words.setText("More than " + Numbers.count(products, "product", "products"));
        count.setVisible(true);
    }

    void chosen(int products) {
        chosen.setText(Numbers.count(products) + " selected");
        selection.setVisible(products > 0);
    }
}
