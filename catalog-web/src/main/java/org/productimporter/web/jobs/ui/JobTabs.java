package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;

/// Links between the pages of jobs.
final class JobTabs extends Nav {

    /// @param here the text of the link to the present page
    /// @param mayWrite whether the user may clean up
    JobTabs(String here, boolean mayWrite) {
        addClassName("tabs");
        getElement().setAttribute("aria-label", "Jobs");
        add(tab(new RouterLink("Executions", JobsView.class), here),
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
