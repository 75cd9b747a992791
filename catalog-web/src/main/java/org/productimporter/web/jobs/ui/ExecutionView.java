package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportLedgerService;
import org.productimporter.web.jobs.JobExecutionEvents;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.jobs.TakeoverService;
import org.productimporter.web.jobs.ui.execution.ExecutionPage;
import org.productimporter.web.jobs.ui.execution.TakeoverPanel;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.push.UiUpdates;

/// One job execution. Its number is part of the URL.
@Route("jobs/executions")
@RolesAllowed(ScopeNames.IMPORTS_READ)
class ExecutionView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final JobService jobs;
    private final ImportLedgerService ledger;
    private final TakeoverService takeovers;
    private final JobExecutionEvents events;
    private final Clock clock;
    private final boolean mayWrite;
    private String title = "Execution";

    ExecutionView(JobService jobs, ImportLedgerService ledger, TakeoverService takeovers, JobExecutionEvents events,
            AuthenticationContext signedIn, Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.takeovers = takeovers;
        this.events = events;
        this.clock = clock;
        this.mayWrite = signedIn.hasRole(ScopeNames.IMPORTS_WRITE);
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        title = "Execution " + Numbers.count(id) + " · Product Importer";
        try {
            var header = new PageHeader("Execution " + Numbers.count(id))
                    .breadcrumb(new RouterLink("Jobs", JobsView.class), new Span(" / executions"));
            var page = new ExecutionPage(id, jobs, ledger, new TakeoverPanel(takeovers, id, mayWrite),
                    Times.ofBrowser(clock));
            UiUpdates.follow(page, events::subscribe, page::update);
            removeAll();
            add(header, page);
        } catch (ProblemException unknown) {
            throw new NotFoundException(unknown.detail());
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
