package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// Styled texts and their arrangement. The styles are in `console.css`.
public final class Texts {

    private Texts() {}

    /// Less important text.
    public static Span secondary(String text) {
        return styled(text, "secondary");
    }

    /// Emphasized text.
    public static Span strong(String text) {
        return styled(text, "strong");
    }

    /// Monospaced text on one line. The tooltip shows what is cut off.
    public static Span code(String text) {
        var code = styled(text, "code");
        code.setTitle(text);
        return code;
    }

    /// Components below each other.
    public static Div stack(Component... components) {
        var stack = new Div(components);
        stack.addClassName("stack");
        return stack;
    }

    /// Components side by side with space between them.
    public static Div spread(Component... components) {
        var spread = new Div(components);
        spread.addClassName("spread");
        return spread;
    }

    private static Span styled(String text, String className) {
        var span = new Span(text);
        span.addClassName(className);
        return span;
    }
}
