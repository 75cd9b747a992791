package org.productimporter.web.console.jobs;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;
import org.productimporter.web.console.jobs.cleanup.CleanUpView;

/// The pages about jobs, side by side.
public final class JobTabs extends Nav {

    /// @param here the word of the page that is shown
    /// @param mayWrite whether the user may clean up
    public JobTabs(String here, boolean mayWrite) {
        addClassName("tabs");
        getElement().setAttribute("aria-label", "Jobs");
        add(
                tab(new RouterLink("Executions", JobsView.class), here),
                tab(new RouterLink("Instances", InstancesView.class), here));
        if (mayWrite) {
            add(tab(new RouterLink("Clean-up", CleanUpView.class), here));
        }
    }

    private static RouterLink tab(RouterLink link, String here) {
        if (link.getText().equals(here)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
