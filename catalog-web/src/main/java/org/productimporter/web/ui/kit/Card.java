package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// One topic of a page on its own surface.
public final class Card extends Section {

    public Card(Component... content) {
        addClassName("card");
        add(content);
    }

    /// A card with a heading, and what stands at the far end of its line.
    public static Card titled(String title, Component... beside) {
        var heading = new H2(title);
        var line = Texts.spread(heading);
        line.add(beside);
        line.addClassName("card-head");
        return new Card(line);
    }
}
