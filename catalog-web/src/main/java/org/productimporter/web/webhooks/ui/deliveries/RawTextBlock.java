package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.html.Pre;

/// The unchanged text of a message in a monospaced font. Long text scrolls, also by keyboard.
final class RawTextBlock extends Pre {

    RawTextBlock(String label, String text) {
        setText(text);
        addClassName("raw");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
    }
}
