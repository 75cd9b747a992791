package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/// The header of a page: breadcrumb, title, subtitle and actions.
public final class PageHeader extends Div {

    private final Div breadcrumb = new Div();
    private final H1 title;
    private final Div subtitle = new Div();
    private final Div actions = new Div();

    public PageHeader(String title) {
        addClassName("page-header");
        this.title = new H1(title);
        breadcrumb.addClassName("secondary");
        breadcrumb.setVisible(false);
        subtitle.addClassName("secondary");
        subtitle.setVisible(false);
        actions.addClassName("actions");
        add(new Div(breadcrumb, this.title, subtitle), actions);
    }

    public PageHeader title(String text) {
        title.setText(text);
        return this;
    }

    /// Sets the links to the parent pages, above the title.
    public PageHeader breadcrumb(Component... links) {
        breadcrumb.removeAll();
        breadcrumb.add(links);
        breadcrumb.setVisible(links.length > 0);
        return this;
    }

    public PageHeader subtitle(String text) {
        subtitle.setText(text);
        subtitle.setVisible(!text.isEmpty());
        return this;
    }

    public PageHeader actions(Component... buttons) {
        actions.removeAll();
        actions.add(buttons);
        return this;
    }
}
