package org.productimporter.web.products.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.search.ProductPage;
import org.productimporter.web.products.ui.bulk.SelectionBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;

/// The line above the list with its length and the actions for the selected products.
final class ProductListSummary extends Div {

    private final Span length = Texts.secondary("");
    private final Span lag = Texts.secondary("");
    private final @Nullable SelectionBar selection;

    /// @param selection null if the user may change nothing
    ProductListSummary(@Nullable SelectionBar selection) {
        this.selection = selection;
        addClassNames("spread", "list-line");
        length.getElement().setAttribute("role", "status");
        var size = new Div(length, lag);
        size.addClassName("actions");
        add(size);
        if (selection != null) {
            add(selection);
        }
    }

    void showCount(ProductPage.Count count) {
        var products = Numbers.count(count.products(), "product", "products");
        length.setText(count.isEstimate() ? "about " + products : products);
        showLength(count);
    }

    /// Shows that the list is longer than what was read.
    void showMoreThan(long products) {
        length.setText("more than " + Numbers.count(products, "product", "products"));
        showLength(null);
    }

    private void showLength(ProductPage.@Nullable Count count) {
        if (selection != null) {
            selection.showLength(count);
        }
    }

    void showLag(long changes) {
        lag.setVisible(changes > 0);
        lag.setText(Numbers.count(changes, "recent change is", "recent changes are") + " not searchable yet");
    }

    void showSelected(int products) {
        if (selection != null) {
            selection.showSelected(products);
        }
    }
}
