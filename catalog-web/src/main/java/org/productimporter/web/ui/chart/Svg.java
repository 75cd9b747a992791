package org.productimporter.web.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.Locale;

/// A small drawing, made of elements and never of markup, so that no text in it can become more
/// than text. All places and lengths are percent of its width and height, which the style sheet
/// gives, like the colours. (Flow writes attributes in lower case, so there is no `viewBox`.)
@Tag("svg")
public final class Svg extends Component implements HasStyle {

    /// @param description what it shows in one sentence, for those who do not see it
    public Svg(String description) {
        getElement().setAttribute("role", "img").setAttribute("aria-label", description);
    }

    /// A rectangle.
    ///
    /// @param style class of the style sheet
    public Svg box(double x, double y, double width, double height, String style) {
        return add(shape("rect", style).setAttribute("x", percent(x))
                .setAttribute("y", percent(y))
                .setAttribute("width", percent(width))
                .setAttribute("height", percent(height)));
    }

    /// A straight line from one point to another.
    ///
    /// @param style class of the style sheet
    public Svg line(double fromX, double fromY, double toX, double toY, String style) {
        return add(shape("line", style).setAttribute("x1", percent(fromX))
                .setAttribute("y1", percent(fromY))
                .setAttribute("x2", percent(toX))
                .setAttribute("y2", percent(toY)));
    }

    private Svg add(Element shape) {
        getElement().appendChild(shape);
        return this;
    }

    private static Element shape(String tag, String style) {
        return new Element(tag).setAttribute("class", style);
    }

    /// As SVG reads it, in any locale.
    private static String percent(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + "%";
    }
}
