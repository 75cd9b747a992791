package org.productimporter.web.products.history.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.products.Product;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// The fields and attributes of a product.
final class ProductFacts extends Div {

    private final DescriptionList facts = new DescriptionList();

    ProductFacts(Product product, Times times) {
        facts.addClassName("facts");
        add("SKU", new Span(product.sku()));
        add("Name", new Span(product.name()));
        add("Description", new Span(product.description().isEmpty() ? Numbers.NONE : product.description()));
        add("Price", new Span(product.price() == null ? Numbers.NONE : Numbers.price(product.price())));
        add("State",
                product.active() ? new Badge(Severity.SUCCESS, "Active") : new Badge(Severity.NEUTRAL, "Inactive"));
        product.attributes().forEach((key, text) -> add(key, new Span(text)));
        add("Created", new Span(times.full(product.createdAt())));
        add("Changed", new Span(times.full(product.updatedAt())));
        var card = Card.titled("Product", Texts.secondary("version " + Numbers.count(product.version())));
        card.add(facts);
        add(card);
    }

    private void add(String term, Component value) {
        facts.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
    }
}
