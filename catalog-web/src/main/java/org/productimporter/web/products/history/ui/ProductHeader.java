package org.productimporter.web.products.history.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.productimporter.web.products.Product;
import org.productimporter.web.ui.kit.PageHeader;

/// The header of the page of a product.
final class ProductHeader {

    private ProductHeader() {}

    /// @param product empty if it was deleted
    static PageHeader of(String sku, Optional<Product> product) {
        var header = new PageHeader(product.map(Product::name).orElse(sku)).breadcrumb(
                new Anchor("products", "Products"), new Span(" / " + product.map(Product::sku).orElse(sku)));
        return product.isPresent() ? header : header.subtitle("Deleted. Its history is kept for a while.");
    }
}
