package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/// Stands where a list would be: why there is nothing, and what to do.
public final class EmptyState extends Div {

    public EmptyState(String why, String what, Component... actions) {
        addClassName("empty");
        add(Texts.strong(why), Texts.secondary(what));
        add(actions);
    }
}
