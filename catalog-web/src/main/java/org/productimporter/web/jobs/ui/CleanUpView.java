package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.jobs.CleanUpProgress;
import org.productimporter.web.jobs.CleanUpService;

/// Removes job executions by age and state: first a preview, then a confirmation, then the progress, which all users of
/// the page see.
@Route("jobs/clean-up")
@PageTitle("Clean-up of jobs · Product Importer")
@RolesAllowed(Rights.IMPORTS_WRITE)
class CleanUpView extends Main {

    private final CleanUpProgressPanel progress;
    private final CleanUpForm form;

    CleanUpView(CleanUpService cleanUp) {
        progress = new CleanUpProgressPanel(cleanUp);
        form = new CleanUpForm(cleanUp);
        add(new PageHead("Jobs").lead("Remove old executions that no import needs"), new JobTabs("Clean-up", true),
                progress, form);
        cleanUp.progress().ifPresent(this::show);
        Live.follow(this, cleanUp::follow, this::show);
    }

    private void show(CleanUpProgress news) {
        progress.show(news);
        form.setVisible(news.state() != CleanUpProgress.State.RUNNING);
    }
}
