package org.productimporter.web.console.operations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.console.kit.Text;

/// A number, what it counts, and what it means.
final class Figure extends Div {

    Figure(String what, String value, String meaning) {
        var number = new Span(value);
        number.addClassName("figure");
        addClassName("stack");
        add(Text.quiet(what), number, Text.quiet(meaning));
    }
}
