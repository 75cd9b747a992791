package org.productimporter.web.console.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.Locale;

/// A small drawing, made of elements and never of markup, so that no text in it can become more
/// than text. Colours come from the style sheet.
@Tag("svg")
public final class Svg extends Component implements HasStyle {

    /// @param description what it shows in one sentence, for those who do not see it
    public Svg(double width, double height, String description) {
        getElement()
                .setAttribute("viewBox", "0 0 " + number(width) + " " + number(height))
                .setAttribute("preserveAspectRatio", "none")
                .setAttribute("role", "img")
                .setAttribute("aria-label", description);
    }

    /// A rectangle with rounded corners and this class of the style sheet.
    public Svg box(double x, double y, double width, double height, String style) {
        return add(
                shape("rect", style)
                        .setAttribute("x", number(x))
                        .setAttribute("y", number(y))
                        .setAttribute("width", number(width))
                        .setAttribute("height", number(height)));
    }

    /// A line through points `x,y x,y …`.
    public Svg line(String points, String style) {
        return add(
                shape("polyline", style)
                        .setAttribute("points", points)
                        .setAttribute("vector-effect", "non-scaling-stroke"));
    }

    /// A filled area between points.
    public Svg area(String points, String style) {
        return add(shape("polygon", style).setAttribute("points", points));
    }

    private Svg add(Element shape) {
        getElement().appendChild(shape);
        return this;
    }

    private static Element shape(String tag, String style) {
        return new Element(tag).setAttribute("class", style);
    }

    /// A number as SVG reads it, in any locale.
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
