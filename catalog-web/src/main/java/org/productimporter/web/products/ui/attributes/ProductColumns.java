package org.productimporter.web.products.ui.attributes;

import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.List;

/// The columns of the grid that the user has chosen, besides those that are always shown. Remembered until the user signs
/// out. Immutable.
///
/// @param attributes keys of attributes
public record ProductColumns(boolean description, List<String> attributes) implements Serializable {

    /// The columns of a new session.
    public static final ProductColumns DEFAULTS = new ProductColumns(true, List.of());

    /// Returns what the user of this session has chosen.
    public static ProductColumns remembered() {
        var columns = VaadinSession.getCurrent().getAttribute(ProductColumns.class);
        return columns == null ? DEFAULTS : columns;
    }

    /// Keeps the choice in this session.
    public void remember() {
        VaadinSession.getCurrent().setAttribute(ProductColumns.class, this);
    }
}
