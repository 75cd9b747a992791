package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportEventService;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.push.UiUpdates;
import org.springframework.beans.factory.ObjectProvider;

/// One import. Its number is the URL parameter.
@Route("imports")
@RolesAllowed(ScopeNames.IMPORTS_READ)
public class ImportView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final ImportService imports;
    private final ImportEventService events;
    private final ObjectProvider<ImportPage> pages;
    private String title = "Import";

    ImportView(ImportService imports, ImportEventService events, ObjectProvider<ImportPage> pages) {
        this.imports = imports;
        this.events = events;
        this.pages = pages;
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            var summary = imports.find(id);
            title = summary.fileName() + " · Product Importer";
            var page = pages.getObject();
            page.open(summary);
            UiUpdates.follow(page, follower -> events.followImport(id, follower), page::update);
            removeAll();
            add(page);
        } catch (ProblemException notFound) {
            throw new NotFoundException(notFound.detail());
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
