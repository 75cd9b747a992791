package org.productimporter.web.products.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.products.search.ProductPage;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;

/// The line above the list with its length and the actions for the selected products.
final class ProductListSummary extends Div {

    private final Span length = Texts.secondary("");
    private final Span lag = Texts.secondary("");
    private final Span selected = Texts.strong("");
    private final Div selection;

    ProductListSummary(Runnable deleteSelected, Runnable clearSelection) {
        addClassNames("spread", "list-line");
        length.getElement().setAttribute("role", "status");
        selected.getElement().setAttribute("role", "status");
        var delete = small("Delete selected", deleteSelected);
        delete.addThemeVariants(ButtonVariant.ERROR);
        selection = new Div(selected, delete, small("Clear selection", clearSelection));
        selection.addClassName("actions");
        var size = new Div(length, lag);
        size.addClassName("actions");
        add(size, selection);
        showSelected(0);
    }

    private static Button small(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    void showCount(ProductPage.Count count) {
        var products = Numbers.count(count.products(), "product", "products");
        length.setText(count.isEstimate() ? "about " + products : products);
    }

    /// Shows that the list is longer than what was read.
    void showMoreThan(long products) {
        length.setText("more than " + Numbers.count(products, "product", "products"));
    }

    void showLag(long changes) {
        lag.setVisible(changes > 0);
        lag.setText(Numbers.count(changes, "recent change is", "recent changes are") + " not searchable yet");
    }

    void showSelected(int products) {
        selected.setText(Numbers.count(products) + " selected");
        selection.setVisible(products > 0);
    }
}
