package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.io.Serializable;
import java.util.function.Consumer;
import org.productimporter.web.products.Product;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// A product as a card, for narrow screens, and the buttons of a product. Pure functions.
final class ProductCard {

    private ProductCard() {}

    /// Makes what stands in a cell.
    interface Maker extends Serializable {
        Component of(Product product);
    }

    /// @param buttons what can be done with the product
    static Component of(Product product, Component buttons) {
        var name = Texts.strong(product.name());
        var figures = Texts.spread(Texts.secondary(product.sku()), new Span(ProductGrid.price(product)));
        var card = Texts.stack(name, figures, Texts.secondary(product.description()));
        if (!product.active()) {
            card.add(new Badge(Severity.NEUTRAL, "Inactive"));
        }
        card.add(buttons);
        card.addClassName("product-card");
        return card;
    }

    static Component buttons(Product product, Consumer<Product> edit, Consumer<Product> delete) {
        var change = new Button("Edit", event -> edit.accept(product));
        change.addThemeVariants(ButtonVariant.SMALL);
        change.setAriaLabel("Edit " + product.sku());
        var away = new Button("Delete", event -> delete.accept(product));
        away.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        away.setAriaLabel("Delete " + product.sku());
        var buttons = new Div(change, away);
        buttons.addClassName("row-actions");
        return buttons;
    }
}
