package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// The few ways in which a page writes text. The sizes and weights are in `console.css`.
public final class Texts {

    private Texts() {}

    /// Text that matters less than what it stands beside.
    public static Span quiet(String text) {
        return styled(text, "quiet");
    }

    /// Text that the eye finds first.
    public static Span strong(String text) {
        return styled(text, "strong");
    }

    /// Text from a file, in a fixed width and cut to one line.
    public static Span code(String text) {
        var code = styled(text, "code");
        code.setTitle(text);
        return code;
    }

    /// Pieces below each other.
    public static Div stack(Component... pieces) {
        var stack = new Div(pieces);
        stack.addClassName("stack");
        return stack;
    }

    /// Pieces side by side, the last one at the far end.
    public static Div spread(Component... pieces) {
        var spread = new Div(pieces);
        spread.addClassName("spread");
        return spread;
    }

    private static Span styled(String text, String style) {
        var span = new Span(text);
        span.addClassName(style);
        return span;
    }
}
