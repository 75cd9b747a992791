package org.productimporter.web.products.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.products.search.ProductCount;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;

/// The line above the list: how many products it has, and what can be done with those that are
/// chosen.
final class ProductListSummary extends Div {

    private final Span words = Texts.secondary("");
    private final Span behind = Texts.secondary("");
    private final Span chosen = Texts.strong("");
    private final Div selection;

    ProductListSummary(Runnable deleteChosen, Runnable clearChosen) {
        addClassNames("spread", "list-line");
        words.getElement().setAttribute("role", "status");
        chosen.getElement().setAttribute("role", "status");
        var delete = small("Delete selected", deleteChosen);
        delete.addThemeVariants(ButtonVariant.ERROR);
        selection = new Div(chosen, delete, small("Clear selection", clearChosen));
        selection.addClassName("actions");
        var size = new Div(words, behind);
        size.addClassName("actions");
        add(size, selection);
        chosen(0);
    }

    private static Button small(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    void counted(ProductCount count) {
        var products = Numbers.count(count.products(), "product", "products");
        words.setText(count.isEstimate() ? "about " + products : products);
    }

    /// Shows that there are more than were read.
    void moreThan(long products) {
        words.setText("more than " + Numbers.count(products, "product", "products"));
    }

    /// Shows how many changes no search knows yet.
    void behind(long changes) {
        behind.setVisible(changes > 0);
        behind.setText(Numbers.count(changes, "recent change is", "recent changes are") + " not searched yet");
    }

    void chosen(int products) {
        chosen.setText(Numbers.count(products) + " selected");
        selection.setVisible(products > 0);
    }
}
