package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.io.Serializable;
import java.util.function.Consumer;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.history.ui.ProductLink;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// Creates the card of a product for narrow screens, and its buttons.
final class ProductCard {

    private ProductCard() {}

    /// Creates the content of a cell.
    interface CellFactory extends Serializable {
        Component create(Product product);
    }

    /// @param buttons of the product
    static Component of(Product product, Component buttons) {
        var name = Texts.strong(product.name());
        var figures = Texts.spread(new ProductLink(product.sku(), product.sku()), new Span(ProductGrid.price(product)));
        var card = Texts.stack(name, figures, Texts.secondary(product.description()));
        product.attributes().forEach((key, text) -> card.add(Texts.secondary(key + ": " + text)));
        if (!product.active()) {
            card.add(new Badge(Severity.NEUTRAL, "Inactive"));
        }
        card.add(buttons);
        card.addClassName("product-card");
        return card;
    }

    static Component buttons(Product product, Consumer<Product> edit, Consumer<Product> delete) {
        var editButton = new Button("Edit", event -> edit.accept(product));
        editButton.addThemeVariants(ButtonVariant.SMALL);
        editButton.setAriaLabel("Edit " + product.sku());
        var deleteButton = new Button("Delete", event -> delete.accept(product));
        deleteButton.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        deleteButton.setAriaLabel("Delete " + product.sku());
        var buttons = new Div(editButton, deleteButton);
        buttons.addClassName("row-actions");
        return buttons;
    }
}
