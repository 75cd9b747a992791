package org.productimporter.web.console.jobs.cleanup;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.productimporter.web.console.jobs.JobTabs;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.jobs.cleanup.CleanUp;

/// Removes executions by age and state: first how many, then the proof that it is meant, then
/// how far it is, for everybody who looks.
@Route("jobs/clean-up")
@PageTitle("Clean-up of jobs · Product Importer")
@RolesAllowed(Rights.IMPORTS_WRITE)
public class CleanUpView extends Main {

    CleanUpView(CleanUp cleanUp) {
        var progress = new CleanUpProgressPanel(cleanUp);
        var form = new CleanUpForm(cleanUp);
        add(
                new PageHead("Jobs")
                        .lead("Removes executions that are old, and that no import needs"),
                new JobTabs("Clean-up", true),
                progress,
                form);
        cleanUp.progress()
                .ifPresent(
                        last -> {
                            progress.show(last);
                            form.changed(last);
                        });
        Live.follow(
                this,
                cleanUp::follow,
                news -> {
                    progress.show(news);
                    form.changed(news);
                });
    }
}
