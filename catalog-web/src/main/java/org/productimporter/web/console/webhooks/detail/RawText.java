package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.html.Pre;

/// Text as it was sent or received, in a fixed width. What is long scrolls, with the keyboard
/// too.
final class RawText extends Pre {

    RawText(String label, String text) {
        setText(text);
        addClassName("raw");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
    }
}
