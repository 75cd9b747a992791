package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.html.Pre;

/// Text as it was sent or received, in a fixed width. What is long scrolls, with the keyboard
/// too.
final class RawTextBlock extends Pre {

    RawTextBlock(String label, String text) {
        setText(text);
        addClassName("raw");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
    }
}
