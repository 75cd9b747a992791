package org.productimporter.web.console.imports.detail;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.kit.Problem;

/// One import, by its number in the address.
@Route("imports")
@RolesAllowed(Rights.IMPORTS_READ)
public class ImportView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final ImportDoors doors;
    private final boolean mayWrite;
    private String title = "Import";

    ImportView(ImportDoors doors, AuthenticationContext signedIn) {
        this.doors = doors;
        this.mayWrite = signedIn.hasRole(Rights.IMPORTS_WRITE);
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            var status = doors.imports().find(id);
            title = status.fileName() + " · Product Importer";
            var page = new ImportPage(doors, status, mayWrite);
            Live.follow(page, doors.events()::follow, page::changed);
            removeAll();
            add(page);
        } catch (Problem unknown) {
            throw new NotFoundException(unknown.detail());
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
