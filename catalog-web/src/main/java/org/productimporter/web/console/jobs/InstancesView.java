package org.productimporter.web.console.jobs;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.jobs.detail.ExecutionView;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.EmptyState;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.kit.Text;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.jobs.JobRecords.Instance;
import org.productimporter.web.jobs.Jobs;

/// What was to be done, the latest first, each with how often it was tried.
@Route("jobs/instances")
@PageTitle("Job instances · Product Importer")
@RolesAllowed(Rights.IMPORTS_READ)
public class InstancesView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 25;

    private final Jobs jobs;
    private final Imports imports;
    private final DataTable<Line> table =
            new DataTable<Line>("Job instances", line -> line.instance().id())
                    .column("Instance", Kind.FIXED, InstancesView::number)
                    .column("Import", Kind.FIXED, InstancesView::importLink)
                    .column("Last execution", Kind.FIXED, InstancesView::last)
                    .column("State", Kind.FIXED, InstancesView::state)
                    .column("Executions", Kind.NUMBER, InstancesView::executions);
    private final EmptyState nothing =
            new EmptyState(
                    "No job has run yet", "Each import that is sent becomes an instance here.");
    private final Div below = new Div();

    private record Line(Instance instance, @Nullable ImportSummary status) {}

    InstancesView(Jobs jobs, Imports imports, AuthenticationContext signedIn) {
        this.jobs = jobs;
        this.imports = imports;
        below.addClassName("pager");
        add(
                new PageHead("Jobs")
                        .lead("Each thing that was to be done, however often it was tried"),
                new JobTabs("Instances", signedIn.hasRole(Rights.IMPORTS_WRITE)),
                new Card(table, nothing),
                below);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var cursor =
                event.getLocation().getQueryParameters().getSingleParameter("cursor").orElse(null);
        var page = jobs.instances(null, cursor, PAGE);
        table.show(lines(page.results()));
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

    private List<Line> lines(List<Instance> instances) {
        var ids =
                instances.stream()
                        .map(Instance::importId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var known = new HashMap<Long, ImportSummary>();
        imports.find(ids).forEach(status -> known.put(status.id(), status));
        return instances.stream()
                .map(
                        instance ->
                                new Line(
                                        instance,
                                        instance.importId() == null
                                                ? null
                                                : known.get(instance.importId())))
                .toList();
    }

    private static RouterLink link(String text, Map<String, String> query) {
        var link = new RouterLink(text, InstancesView.class);
        link.setQueryParameters(QueryParameters.simple(query));
        return link;
    }

    private static Component number(Line line) {
        return Text.stack(
                Text.strong(Numbers.count(line.instance().id())),
                Text.quiet(line.instance().name()));
    }

    private static Component importLink(Line line) {
        var status = line.status();
        var id = line.instance().importId();
        if (status != null) {
            return new RouterLink(status.fileName(), ImportView.class, status.id());
        }
        return Text.quiet(id == null ? Numbers.NONE : Numbers.count(id) + ", deleted");
    }

    private static Component last(Line line) {
        var id = line.instance().lastExecution();
        return id == null
                ? Text.quiet(Numbers.NONE)
                : new RouterLink(Numbers.count(id), ExecutionView.class, id);
    }

    private static Component state(Line line) {
        var status = line.instance().lastStatus();
        return status == null ? new Span(Numbers.NONE) : ExecutionWords.badge(status);
    }

    private static Component executions(Line line) {
        var count = Numbers.count(line.instance().executions());
        var id = line.instance().importId();
        if (id == null) {
            return new Span(count);
        }
        var link = new RouterLink(count, JobsView.class);
        link.setQueryParameters(QueryParameters.simple(Map.of("parameter", "importId=" + id)));
        return link;
    }
}
