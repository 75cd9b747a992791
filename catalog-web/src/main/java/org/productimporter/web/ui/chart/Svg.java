package org.productimporter.web.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.Locale;

/// An SVG image that is built of elements instead of markup, so that its texts cannot inject any. Positions and lengths are
/// percentages of its width and height. The style sheet sets the size and the colours. (Flow writes attributes in lower
/// case, so `viewBox` cannot be used.)
@Tag("svg")
public final class Svg extends Component implements HasStyle {

    /// @param description one sentence for screen readers
    public Svg(String description) {
        getElement().setAttribute("role", "img").setAttribute("aria-label", description);
    }

    /// Adds a rectangle.
    ///
    /// @param className the CSS class
    public Svg box(double x, double y, double width, double height, String className) {
        return add(shape("rect", className).setAttribute("x", percent(x))
                .setAttribute("y", percent(y))
                .setAttribute("width", percent(width))
                .setAttribute("height", percent(height)));
    }

    /// Adds a line.
    ///
    /// @param className the CSS class
    public Svg line(double fromX, double fromY, double toX, double toY, String className) {
        return add(shape("line", className).setAttribute("x1", percent(fromX))
                .setAttribute("y1", percent(fromY))
                .setAttribute("x2", percent(toX))
                .setAttribute("y2", percent(toY)));
    }

    /// Shows the shapes and the description of another image. Sends only what differs.
    public void become(Svg other) {
        copyAttribute("aria-label", other.getElement(), getElement());
        var shapes = other.getElement().getChildren().toList();
        var count = Math.min(shapes.size(), getElement().getChildCount());
        for (var i = 0; i < count; i++) {
            var shown = getElement().getChild(i);
            if (shown.getTag().equals(shapes.get(i).getTag())) {
                var shape = shapes.get(i);
                shape.getAttributeNames().forEach(name -> copyAttribute(name, shape, shown));
            } else {
                getElement().setChild(i, shapes.get(i).removeFromParent());
            }
        }
        while (getElement().getChildCount() > shapes.size()) {
            getElement().removeChild(getElement().getChildCount() - 1);
        }
        shapes.stream().skip(count).forEach(shape -> getElement().appendChild(shape.removeFromParent()));
    }

    private static void copyAttribute(String name, Element from, Element to) {
        var value = from.getAttribute(name);
        if (!value.equals(to.getAttribute(name))) {
            to.setAttribute(name, value);
        }
    }

    private Svg add(Element shape) {
        getElement().appendChild(shape);
        return this;
    }

    private static Element shape(String tag, String className) {
        return new Element(tag).setAttribute("class", className);
    }

    /// A percentage in SVG syntax, independent of the locale.
    private static String percent(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + "%";
    }
}
