package org.productimporter.web.products.history.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.WildcardParameter;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.products.history.ProductHistoryService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.springframework.http.HttpStatus;

/// One product, or what is known of a deleted one. Its SKU is the URL parameter, the query selects a page of its history.
@Route("products")
@RolesAllowed(ScopeNames.PRODUCTS_READ)
class ProductView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final int PAGE_SIZE = 25;

    private final ProductService products;
    private final ProductHistoryService history;
    private final Times times;
    private final boolean maySeeImports;
    private String title = "Product";

    ProductView(ProductService products, ProductHistoryService history, Clock clock, AuthenticationContext signedIn) {
        this.products = products;
        this.history = history;
        this.times = Times.ofBrowser(clock);
        this.maySeeImports = signedIn.hasRole(ScopeNames.IMPORTS_READ);
    }

    /// A SKU may contain slashes.
    @Override
    public void setParameter(BeforeEvent event, @WildcardParameter String sku) {
        var cursor = event.getLocation().getQueryParameters().getSingleParameter("cursor").orElse(null);
        try {
            var product = find(sku);
            var page = history.pageBySku(sku, cursor, PAGE_SIZE);
            removeAll();
            title = product.map(Product::name).orElse(sku) + " · Product Importer";
            add(ProductHeader.of(sku, product));
            product.ifPresent(found -> add(new ProductFacts(found, times)));
            add(new HistoryPanel(sku, page, cursor != null, times, maySeeImports));
        } catch (ProblemException notFound) {
            throw new NotFoundException(notFound.detail());
        }
    }

    private Optional<Product> find(String sku) {
        try {
            return Optional.of(products.findBySku(sku));
        } catch (ProblemException e) {
            if (e.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
