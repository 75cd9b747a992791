package org.productimporter.web.console.jobs;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.imports.ImportWords;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.EmptyState;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.imports.ImportEvents;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.Jobs;
import org.productimporter.web.jobs.StopAll;
import org.springframework.stereotype.Component;

/// All job executions, the latest first. News of imports move their rows without a look into the
/// database; a new execution reads the page once more.
@Route("jobs")
@Menu(order = 10, title = "Jobs")
@PageTitle("Jobs · Product Importer")
@RolesAllowed(Rights.IMPORTS_READ)
public class JobsView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 25;

    private final Jobs jobs;
    private final Imports imports;
    private final Times times;
    private final JobFilters filters =
            new JobFilters(query -> UI.getCurrentOrThrow().navigate("jobs", query.parameters()));
    private final DataTable<JobRow> table = table();
    private final Card list = new Card(table);
    private final Div below = new Div();
    private final @Nullable StopAllButton stopAll;
    private final Map<Long, JobRow> shown = new HashMap<>();
    private JobQuery query = JobQuery.ALL;
    private long latest;

    /// What the page asks.
    @Component
    record Doors(Jobs jobs, Imports imports, StopAll stopAll, ImportEvents events, Clock clock) {}

    JobsView(Doors doors, AuthenticationContext signedIn) {
        this.jobs = doors.jobs();
        this.imports = doors.imports();
        this.times = Times.ofBrowser(doors.clock());
        var mayWrite = signedIn.hasRole(Rights.IMPORTS_WRITE);
        this.stopAll = mayWrite ? new StopAllButton(doors.stopAll()) : null;
        var head = new PageHead("Jobs").lead("Every attempt at an import, as Spring Batch ran it");
        if (stopAll != null) {
            head.actions(stopAll);
        }
        below.addClassName("pager");
        add(head, new JobTabs("Executions", mayWrite), filters, list, below);
        Live.follow(this, doors.events()::follow, this::changed);
    }

    private static DataTable<JobRow> table() {
        return new DataTable<JobRow>("Job executions", JobRow::id)
                .column("Execution", Kind.FIXED, JobRow::number)
                .column("State", Kind.LIVE, JobRow::state)
                .column("Progress", Kind.LIVE, JobRow::progress)
                .column("Import", Kind.FIXED, JobRow::importLink)
                .column("When", Kind.FIXED, JobRow::when)
                .column("Took", Kind.NUMBER, JobRow::took);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = JobQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        latest = 0;
        load();
    }

    private void load() {
        var page = jobs.executions(query.filter(times.zone()), query.cursor(), PAGE);
        var rows = rows(page.results());
        shown.clear();
        rows.forEach(row -> shown.put(row.id(), row));
        latest = Math.max(latest, rows.stream().mapToLong(JobRow::id).max().orElse(0));
        table.show(rows);
        showEmptyState();
        showPager(page.nextCursor());
    }

    private List<JobRow> rows(List<Execution> executions) {
        var ids =
                executions.stream()
                        .map(Execution::importId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var known = new HashMap<Long, ImportSummary>();
        if (!ids.isEmpty()) {
            imports.find(ids).forEach(status -> known.put(status.id(), status));
        }
        return executions.stream().map(execution -> row(execution, known)).toList();
    }

    private JobRow row(Execution execution, Map<Long, ImportSummary> known) {
        var importId = execution.importId();
        return new JobRow(execution, importId == null ? null : known.get(importId), times);
    }

    private void showPager(@Nullable String next) {
        below.removeAll();
        if (query.cursor() != null) {
            below.add(link("Latest", query.from(null)));
        }
        if (next != null) {
            below.add(link("Older", query.from(next)));
        }
    }

    private static RouterLink link(String text, JobQuery target) {
        var link = new RouterLink(text, JobsView.class);
        link.setQueryParameters(target.parameters());
        return link;
    }

    private void changed(ImportSummary status) {
        // What is read and merged moves often; only what begins or ends matters here.
        if (stopAll != null && !ImportWords.isMoving(status)) {
            stopAll.refresh();
        }
        var id = status.jobExecutionId();
        if (id == null) {
            return;
        }
        var row = shown.get(id);
        if (row != null) {
            var changed = row.with(status);
            shown.put(id, changed);
            table.replace(changed);
        } else if (id > latest && query.cursor() == null) {
            latest = id;
            load();
            if (stopAll != null) {
                stopAll.refresh();
            }
        }
    }

    private void showEmptyState() {
        table.setVisible(!shown.isEmpty());
        list.getChildren().filter(EmptyState.class::isInstance).forEach(list::remove);
        if (shown.isEmpty()) {
            list.add(
                    query.isFiltered()
                            ? new EmptyState(
                                    "No execution is like that",
                                    "Change the filter, or look at",
                                    link("all executions", JobQuery.ALL))
                            : new EmptyState(
                                    "No job has run yet",
                                    "Each import that is sent becomes an execution here."));
        }
    }
}
