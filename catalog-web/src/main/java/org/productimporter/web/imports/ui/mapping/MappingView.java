package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.mapping.MappingPreviewService;
import org.productimporter.web.imports.mapping.MappingService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.PageHeader;

/// Confirms or corrects the mapping of an import that waits for it. Other imports show their own page.
@Route("imports/:" + MappingView.IMPORT + "([0-9]{1,18})/mapping")
@RolesAllowed(ScopeNames.IMPORTS_WRITE)
class MappingView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String IMPORT = "import";

    private final ImportService imports;
    private final MappingService mappings;
    private final MappingPreviewService previews;
    private String title = "Confirm mapping";

    MappingView(ImportService imports, MappingService mappings, MappingPreviewService previews) {
        this.imports = imports;
        this.mappings = mappings;
        this.previews = previews;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().getLong(IMPORT).orElseThrow(NotFoundException::new);
        try {
            var summary = imports.find(id);
            if (summary.state() == ImportState.NEEDS_MAPPING) {
                open(summary);
            } else {
                event.forwardTo("imports/" + id);
            }
        } catch (ProblemException notFound) {
            throw new NotFoundException(notFound.detail());
        }
    }

    private void open(ImportSummary summary) {
        title = "Mapping of " + summary.fileName() + " · Product Importer";
        var header = new PageHeader("Confirm mapping")
                .subtitle("%s · %s".formatted(summary.fileName(), Numbers.bytes(summary.bytesTotal())));
        header.breadcrumb(new Anchor("imports", "Imports"), new Span(" / "),
                new Anchor("imports/" + summary.id(), Numbers.count(summary.id())), new Span(" / Mapping"));
        removeAll();
        add(header, new MappingPage(mappings, previews, summary, mappings.proposal(summary.id())));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
