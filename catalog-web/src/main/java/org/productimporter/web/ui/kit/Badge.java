package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A short state with a symbol and a colour.
public final class Badge extends Span {

    public Badge(Severity severity, String text) {
        addClassNames("badge", severity.className());
        var symbol = new Span(severity.symbol());
        symbol.addClassName("symbol");
        symbol.getElement().setAttribute("aria-hidden", "true");
        add(symbol, new Span(text));
    }
}
