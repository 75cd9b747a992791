package org.productimporter.web.products.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.export.ExportFormat;
import org.productimporter.web.products.export.ProductExportService;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.ui.kit.Toasts;

/// Downloads the filtered products in one format.
final class ExportLink extends Anchor {

    /// @param filter called by the request thread of the download
    ExportLink(String text, ExportFormat format, ProductExportService exports, Supplier<ProductFilter> filter) {
        DownloadHandler stream = event -> export(event, format, exports, filter.get());
        setHref(stream);
        setText(text);
        addClassName("as-button");
    }

    private static void export(DownloadEvent event, ExportFormat format, ProductExportService exports,
            ProductFilter filter) throws IOException {
        event.setFileName(format.fileName());
        event.setContentType(format.contentType());
        try {
            exports.export(filter, format, event.getOutputStream());
        } catch (ProblemException e) {
            event.getResponse().setStatus(e.getStatusCode().value());
            var _ = event.getUI().access(() -> Toasts.error(e.detail()));
        }
    }
}
