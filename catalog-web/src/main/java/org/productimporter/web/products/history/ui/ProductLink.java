package org.productimporter.web.products.history.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import org.springframework.web.util.UriUtils;

/// A link to the page of a product, also of a deleted one.
public final class ProductLink extends Anchor {

    /// @param text what the link shows
    public ProductLink(String sku, String text) {
        super(path(sku), text);
    }

    static String path(String sku) {
        return "products/" + UriUtils.encode(sku, UTF_8);
    }
}
