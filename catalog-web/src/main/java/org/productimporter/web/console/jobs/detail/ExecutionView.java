package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.kit.Problem;

/// One job execution, by its number in the address.
@Route("jobs/executions")
@RolesAllowed(Rights.IMPORTS_READ)
public class ExecutionView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final ExecutionDoors doors;
    private final boolean mayWrite;
    private String title = "Execution";

    ExecutionView(ExecutionDoors doors, AuthenticationContext signedIn) {
        this.doors = doors;
        this.mayWrite = signedIn.hasRole(Rights.IMPORTS_WRITE);
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            title = "Execution " + Numbers.count(id) + " · Product Importer";
            var page = new ExecutionPage(doors, doors.jobs().detail(id), mayWrite);
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
