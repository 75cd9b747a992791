package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A place in a page that is rendered again only when its value has changed, so that an update sends only what is new. Like
/// all components, only the thread with the session lock may use it.
final class Slot<T> extends Div {

    private final Function<T, Component> renderer;
    private @Nullable T shown;

    Slot(Function<T, Component> renderer) {
        this.renderer = renderer;
        setVisible(false);
    }

    /// @param value null hides the place
    void show(@Nullable T value) {
        setVisible(value != null);
        if (value != null && !value.equals(shown)) {
            shown = value;
            removeAll();
            add(renderer.apply(value));
        }
    }
}
