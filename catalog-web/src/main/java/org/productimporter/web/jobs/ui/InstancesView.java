package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.productimporter.web.jobs.JobRecords.Instance;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;

/// All job instances, the latest first, with the number of their executions.
@Route("jobs/instances")
@PageTitle("Job instances · Product Importer")
@RolesAllowed(ScopeNames.IMPORTS_READ)
class InstancesView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 25;

    private final JobService jobs;
    private final DataTable<Instance> table =
            new DataTable<Instance>("Job instances", Instance::id).column("Instance", Kind.FIXED, InstancesView::number)
                    .column("Import", Kind.FIXED, row -> ExecutionLabels.importLink(row.importId(), row.importName()))
                    .column("Last execution", Kind.FIXED, InstancesView::last)
                    .column("State", Kind.FIXED, InstancesView::state)
                    .column("Executions", Kind.NUMBER, InstancesView::executions);
    private final EmptyState nothing = new EmptyState("No jobs yet", "Each import becomes a job instance.");
    private final Div below = new Div();

    InstancesView(JobService jobs, AuthenticationContext signedIn) {
        this.jobs = jobs;
        below.addClassName("pager");
        add(new PageHeader("Jobs").subtitle("Job instances"),
                new JobTabs("Instances", signedIn.hasRole(ScopeNames.IMPORTS_WRITE)), new Card(table, nothing), below);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var cursor = event.getLocation().getQueryParameters().getSingleParameter("cursor").orElse(null);
        var page = jobs.instances(null, cursor, PAGE);
        table.setItems(page.results());
        table.setVisible(!page.results().isEmpty());
        nothing.setVisible(page.results().isEmpty());
        below.removeAll();
        if (cursor != null) {
            below.add(link("Latest", Map.of()));
        }
        if (page.nextCursor() != null) {
            below.add(link("Older", Map.of("cursor", page.nextCursor())));
        }
    }

    private static RouterLink link(String text, Map<String, String> query) {
        var link = new RouterLink(text, InstancesView.class);
        link.setQueryParameters(QueryParameters.simple(query));
        return link;
    }

    private static Component number(Instance instance) {
        return Texts.stack(Texts.strong(Numbers.count(instance.id())), Texts.secondary(instance.name()));
    }

    private static Component last(Instance instance) {
        var id = instance.lastExecution();
        return id == null ? Texts.secondary(Numbers.NONE) : new RouterLink(Numbers.count(id), ExecutionView.class, id);
    }

    private static Component state(Instance instance) {
        var status = instance.lastStatus();
        return status == null ? new Span(Numbers.NONE) : ExecutionLabels.badge(status);
    }

    private static Component executions(Instance instance) {
        var count = Numbers.count(instance.executions());
        if (instance.importId() == null) {
            return new Span(count);
        }
        var link = new RouterLink(count, JobsView.class);
        link.setQueryParameters(QueryParameters.simple(Map.of("parameter", "importId=" + instance.importId())));
        return link;
    }
}
