package org.productimporter.web.console.products;

import com.vaadin.flow.component.html.Div;

/// Says in place why something was not done; not there while there is nothing to say. Screen
/// readers say it at once.
final class ProblemLine extends Div {

    ProblemLine() {
        addClassName("problem");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void show(String why) {
        setText(why);
        setVisible(!why.isEmpty());
    }
}
