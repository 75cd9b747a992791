package org.productimporter.web.products.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ExportStyle;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductListService;
import org.productimporter.web.ui.kit.Toasts;

/// Downloads the products of the filter as CSV, streamed from the database.
final class ExportLink extends Anchor {

    /// @param filter read when the download begins, by the thread of its request
    ExportLink(ProductListService lists, Supplier<ProductFilter> filter) {
        DownloadHandler stream = event -> export(event, lists, filter.get());
        setHref(stream);
        setText("Export CSV");
        addClassName("as-button");
    }

    private static void export(DownloadEvent event, ProductListService lists, ProductFilter filter) throws IOException {
        event.setFileName("products.csv");
        event.setContentType("text/csv;charset=UTF-8");
        try {
            lists.export(filter, ExportStyle.FORMULA_SAFE, event.getOutputStream());
        } catch (ProblemException refused) {
            event.getResponse().setStatus(refused.getStatusCode().value());
            var _ = event.getUI().access(() -> Toasts.error(refused.detail()));
        }
    }
}
