package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.jobs.CleanUpProgress;
import org.productimporter.web.jobs.CleanUpService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.push.UiUpdates;

/// Removes job executions by age and state, with a preview, a confirmation and the progress. All users of the page see the
/// progress.
@Route("jobs/clean-up")
@PageTitle("Clean-up of jobs · Product Importer")
@RolesAllowed(ScopeNames.IMPORTS_WRITE)
class CleanUpView extends Main {

    private final CleanUpProgressPanel progress;
    private final CleanUpForm form;

    CleanUpView(CleanUpService cleanUp) {
        progress = new CleanUpProgressPanel(cleanUp);
        form = new CleanUpForm(cleanUp);
        add(new PageHeader("Jobs").subtitle("Remove old executions that no import needs"),
                new JobTabs("Clean-up", true), progress, form);
        cleanUp.progress().ifPresent(this::show);
        UiUpdates.follow(this, cleanUp::subscribe, this::show);
    }

    private void show(CleanUpProgress changed) {
        progress.show(changed);
        form.setVisible(changed.state() != CleanUpProgress.State.RUNNING);
    }
}
