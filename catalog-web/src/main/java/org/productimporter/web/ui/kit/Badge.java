package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A state in one word, with its sign and colour.
public final class Badge extends Span {

    public Badge(Severity tone, String words) {
        addClassNames("badge", tone.style());
        var mark = new Span(tone.mark());
        mark.addClassName("mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(words));
    }
}
