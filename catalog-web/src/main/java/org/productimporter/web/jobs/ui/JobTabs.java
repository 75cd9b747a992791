package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;

/// Links between the pages of jobs.
final class JobTabs extends Nav {

    /// @param current text of the link to the current page
    /// @param mayWrite whether the user may clean up
    JobTabs(String current, boolean mayWrite) {
        addClassName("tabs");
        getElement().setAttribute("aria-label", "Jobs");
        add(tab(new RouterLink("Executions", JobsView.class), current),
                tab(new RouterLink("Instances", InstancesView.class), current));
        if (mayWrite) {
            add(tab(new RouterLink("Clean-up", CleanUpView.class), current));
        }
    }

    private static RouterLink tab(RouterLink link, String current) {
        if (link.getText().equals(current)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
