package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.restart.RerunService;
import org.productimporter.web.imports.restart.RestartService;
import org.productimporter.web.imports.ui.panels.ImportDoors;
import org.productimporter.web.imports.ui.panels.RerunButton;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.push.UiUpdates;

/// One import, by its number in the address.
@Route("imports")
@RolesAllowed(ScopeNames.IMPORTS_READ)
public class ImportView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final ImportDoors doors;
    private final RestartService restarts;
    private final RerunService reruns;
    private final AuthenticationContext signedIn;
    private String title = "Import";

    ImportView(ImportDoors doors, RestartService restarts, RerunService reruns, AuthenticationContext signedIn) {
        this.doors = doors;
        this.restarts = restarts;
        this.reruns = reruns;
        this.signedIn = signedIn;
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            var status = doors.imports().find(id);
            title = status.fileName() + " · Product Importer";
            var rerun = signedIn.hasRole(ScopeNames.IMPORTS_WRITE)
                    ? new RerunButton(reruns, signedIn.getPrincipalName().orElse("unknown"))
                    : null;
            var page = new ImportPage(doors, status, restarts, rerun);
            UiUpdates.follow(page, doors.events()::follow, page::changed);
            removeAll();
            add(page);
        } catch (ProblemException unknown) {
            throw new NotFoundException(unknown.detail());
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
