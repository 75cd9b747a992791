package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.jobs.JobExecutionEvents;
import org.productimporter.web.jobs.JobExecutionEvents.Running;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.jobs.StopAllService;
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.push.UiUpdates;

/// All job executions, the latest first. The list is read again when an execution begins or ends.
@Route("jobs")
@Menu(order = 10, title = "Jobs")
@PageTitle("Jobs · Product Importer")
@RolesAllowed(ScopeNames.IMPORTS_READ)
class JobsView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 25;

    private final JobService jobs;
    private final Times times;
    private final JobFilters filters =
            new JobFilters(query -> UI.getCurrentOrThrow().navigate("jobs", query.parameters()));
    private final DataTable<Execution> table;
    private final Div empty = new Div();
    private final Div below = new Div();
    private final @Nullable StopAllButton stopAll;
    private JobQuery query = JobQuery.ALL;
    private @Nullable Running shown;

    JobsView(JobService jobs, StopAllService stopAll, JobExecutionEvents events, AuthenticationContext signedIn,
            Clock clock) {
        this.jobs = jobs;
        this.times = Times.ofBrowser(clock);
        this.table = table();
        var mayWrite = signedIn.hasRole(ScopeNames.IMPORTS_WRITE);
        this.stopAll = mayWrite ? new StopAllButton(stopAll) : null;
        var head = new PageHeader("Jobs").subtitle("Job executions");
        if (this.stopAll != null) {
            head.actions(this.stopAll);
        }
        below.addClassName("pager");
        add(head, new JobTabs("Executions", mayWrite), filters, new Card(table, empty), below);
        UiUpdates.follow(this, events::follow, this::changed);
    }

    private DataTable<Execution> table() {
        return new DataTable<Execution>("Job executions", Execution::id)
                .column("Execution", Kind.FIXED, JobsView::number)
                .column("State", Kind.LIVE, row -> ExecutionLabels.badge(row.status()))
                .column("Message", Kind.LIVE, row -> Texts.secondary(ExecutionLabels.message(row.exitMessage())))
                .column("Import", Kind.FIXED, row -> ExecutionLabels.importLink(row.importId(), row.importName()))
                .column("When", Kind.FIXED, this::when)
                .column("Took", Kind.NUMBER,
                        row -> new Span(ExecutionLabels.duration(row.isRunning() ? null : row.durationSeconds())));
    }

    private static Component number(Execution execution) {
        var link = new RouterLink(Numbers.count(execution.id()), ExecutionView.class, execution.id());
        link.addClassName("strong");
        return Texts.stack(link, Texts.secondary(execution.name()));
    }

    private Component when(Execution execution) {
        var when = new Span(times.when(execution.createdAt()));
        when.setTitle(times.full(execution.createdAt()));
        return when;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = JobQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        load();
    }

    private void load() {
        var page = jobs.executions(query.filter(times.zone()), query.cursor(), PAGE);
        table.setVisible(!page.results().isEmpty());
        empty.removeAll();
        if (page.results().isEmpty()) {
            empty.add(nothing());
        }
        // A row that stays keeps the keyboard's focus.
        if (page.results().size() != table.size() || !page.results().stream().allMatch(table::replace)) {
            table.setItems(page.results());
        }
        below.removeAll();
        if (query.cursor() != null) {
            below.add(link("Latest", query.from(null)));
        }
        if (page.nextCursor() != null) {
            below.add(link("Older", query.from(page.nextCursor())));
        }
    }

    private EmptyState nothing() {
        return query.isFiltered()
                ? new EmptyState("No executions match these filters", "Change the filters, or see",
                        link("all executions", JobQuery.ALL))
                : new EmptyState("No jobs yet", "Each attempt at an import becomes a job execution.");
    }

    private static RouterLink link(String text, JobQuery target) {
        var link = new RouterLink(text, JobsView.class);
        link.setQueryParameters(target.parameters());
        return link;
    }

    private void changed(Running running) {
        if (!running.equals(shown)) {
            shown = running;
            load();
            if (stopAll != null) {
                stopAll.refresh();
            }
        }
    }
}
