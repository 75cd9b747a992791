package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// A section of a page with its own background.
public final class Card extends Section {

    public Card(Component... content) {
        addClassName("card");
        add(content);
    }

    /// Creates a card with a heading.
    ///
    /// @param suffix components at the end of the heading line
    public static Card titled(String title, Component... suffix) {
        var header = Texts.spread(new H2(title));
        header.add(suffix);
        header.addClassName("card-header");
        return new Card(header);
    }
}
