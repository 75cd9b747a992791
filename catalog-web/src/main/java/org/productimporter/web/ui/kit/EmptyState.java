package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/// The placeholder of an empty list: why it is empty and what to do.
public final class EmptyState extends Div {

    public EmptyState(String title, String hint, Component... actions) {
        addClassName("empty-state");
        add(Texts.strong(title), Texts.secondary(hint));
        add(actions);
    }
}
