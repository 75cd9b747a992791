package org.productimporter.web.operations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.ui.kit.Texts;

/// A metric: its name, its value and an explanation.
final class MetricTile extends Div {

    MetricTile(String name, String value, String explanation) {
        var number = new Span(value);
        number.addClassName("figure");
        addClassName("stack");
        add(Texts.secondary(name), number, Texts.secondary(explanation));
    }
}
