package org.productimporter.web.operations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.productimporter.web.imports.ui.ImportView;
import org.productimporter.web.operations.Node;
import org.productimporter.web.operations.Node.Lease;
import org.productimporter.web.operations.OperationsService;
import org.productimporter.web.operations.OperationsSnapshot;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.push.UiUpdates;

/// The nodes of the cluster: their health, their imports and their throughput.
@Route("nodes")
@Menu(order = 12, title = "Nodes")
@PageTitle("Nodes · Product Importer")
@RolesAllowed(ScopeNames.METRICS_READ)
class NodesView extends Main {

    private static final String EXPLANATION =
            "A node is alive while its connections to the database are open. A node that runs an import also sends"
                    + " heartbeats; if they stop, another node takes the import over.";

    private final Times times;
    private final PageHeader head = new PageHeader("Nodes");
    private final DataTable<Line> table =
            new DataTable<Line>("Nodes", line -> line.node().name()).column("Node", Kind.FIXED, NodesView::name)
                    .column("State", Kind.LIVE, NodesView::state)
                    .column("Imports", Kind.LIVE, this::imports)
                    .column("Throughput", Kind.LIVE, line -> Texts.secondary(NodeLabels.throughput(line.node())))
                    .column("Connections", Kind.NUMBER, NodesView::connections);

    private record Line(Node node, OperationsSnapshot of) {}

    NodesView(OperationsService operations, Clock clock) {
        this.times = Times.ofBrowser(clock);
        add(head, new Card(table), Texts.secondary(EXPLANATION));
        // The page scrolls and has no control; the tab index makes it reachable by keyboard.
        getElement().setAttribute("tabindex", "0");
        show(operations.now());
        UiUpdates.follow(this, operations::follow, this::show);
    }

    private void show(OperationsSnapshot snapshot) {
        head.subtitle(NodeLabels.summary(snapshot.nodes(), snapshot.deadAfter()));
        var lines = snapshot.nodes().stream().map(node -> new Line(node, snapshot)).toList();
        if (lines.size() != table.size() || !lines.stream().allMatch(table::replace)) {
            table.setItems(lines);
        }
    }

    private static Component name(Line line) {
        var name = Texts.strong(line.node().name());
        return line.node().isHere() ? Texts.stack(name, Texts.secondary("this server")) : name;
    }

    private static Component state(Line line) {
        return Texts.stack(NodeLabels.badge(line.node().health(line.of().deadAfter())),
                Texts.secondary(NodeLabels.evidence(line.node(), line.of().at())));
    }

    private Component imports(Line line) {
        var imports = new Div();
        imports.addClassName("stack");
        line.node().leases().forEach(lease -> imports.add(lease(lease)));
        line.node()
                .throughput()
                .helped()
                .forEach(id -> imports.add(new Span(Texts.secondary("helps with "),
                        new RouterLink("import " + id, ImportView.class, id))));
        if (imports.getComponentCount() == 0) {
            imports.add(Texts.secondary(Numbers.NONE));
        }
        return imports;
    }

    private Component lease(Lease lease) {
        var since = lease.since() == null ? "" : " since " + times.clock(lease.since());
        return Texts.stack(new RouterLink(lease.fileName(), ImportView.class, lease.importId()),
                Texts.secondary(lease.state() + since));
    }

    private static Component connections(Line line) {
        var node = line.node();
        return Texts.stack(new Span(Numbers.count(node.connections())),
                Texts.secondary(Numbers.count(node.busy()) + " busy"));
    }
}
