package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/// The top of a page: where one is, its title, one line that answers its question, and what can
/// be done.
public final class PageHeader extends Div {

    private final Div above = new Div();
    private final H1 title;
    private final Div lead = new Div();
    private final Div actions = new Div();

    public PageHeader(String title) {
        addClassName("page-head");
        this.title = new H1(title);
        above.addClassName("secondary");
        above.setVisible(false);
        lead.addClassName("secondary");
        lead.setVisible(false);
        actions.addClassName("actions");
        add(new Div(above, this.title, lead), actions);
    }

    public PageHeader titled(String text) {
        title.setText(text);
        return this;
    }

    /// The way back, above the title.
    public PageHeader under(Component... way) {
        above.removeAll();
        above.add(way);
        above.setVisible(way.length > 0);
        return this;
    }

    public PageHeader lead(String text) {
        lead.setText(text);
        lead.setVisible(!text.isEmpty());
        return this;
    }

    public PageHeader actions(Component... buttons) {
        actions.removeAll();
        actions.add(buttons);
        return this;
    }
}
