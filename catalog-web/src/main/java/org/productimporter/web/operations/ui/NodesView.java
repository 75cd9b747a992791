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
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.operations.Node;
import org.productimporter.web.operations.Node.Lease;
import org.productimporter.web.operations.OperationsService;
import org.productimporter.web.operations.OperationsSnapshot;

/// The nodes of the cluster: their health, their imports and their throughput.
@Route("nodes")
@Menu(order = 12, title = "Nodes")
@PageTitle("Nodes · Product Importer")
@RolesAllowed(Rights.METRICS_READ)
class NodesView extends Main {

    private static final String EXPLANATION =
            "A node is alive while its connections to the database are open. A node that runs an import also sends"
                    + " heartbeats; without them another node takes the import over.";

    private final Times times;
    private final PageHead head = new PageHead("Nodes");
    private final DataTable<Line> table = new DataTable<Line>("Nodes", line -> line.node().name())
            .column("Node", Kind.FIXED, NodesView::name)
            .column("State", Kind.LIVE, NodesView::state)
            .column("Imports", Kind.LIVE, this::imports)
            .column("Throughput", Kind.LIVE, line -> Text.quiet(NodeLabels.throughput(line.node())))
            .column("Connections", Kind.NUMBER, NodesView::connections);

    private record Line(Node node, OperationsSnapshot of) {}

    NodesView(OperationsService operations, Clock clock) {
        this.times = Times.ofBrowser(clock);
        add(head, new Card(table), Text.quiet(EXPLANATION));
        // The page scrolls and has no control; without this the keyboard cannot reach it.
        getElement().setAttribute("tabindex", "0");
        show(operations.now());
        Live.follow(this, operations::follow, this::show);
    }

    private void show(OperationsSnapshot snapshot) {
        head.lead(NodeLabels.summary(snapshot.nodes(), snapshot.deadAfter()));
        var lines = snapshot.nodes().stream().map(node -> new Line(node, snapshot)).toList();
        if (lines.size() != table.size() || !lines.stream().allMatch(table::replace)) {
            table.show(lines);
        }
    }

    private static Component name(Line line) {
        var name = Text.strong(line.node().name());
        return line.node().isHere() ? Text.stack(name, Text.quiet("this server")) : name;
    }

    private static Component state(Line line) {
        return Text.stack(NodeLabels.badge(line.node().health(line.of().deadAfter())),
                Text.quiet(NodeLabels.evidence(line.node(), line.of().at())));
    }

    private Component imports(Line line) {
        var imports = new Div();
        imports.addClassName("stack");
        line.node().leases().forEach(lease -> imports.add(lease(lease)));
        line.node().throughput().helped().forEach(
                id -> imports.add(new Span(Text.quiet("helps with "), new RouterLink("import " + id, ImportView.class, id))));
        if (imports.getComponentCount() == 0) {
            imports.add(Text.quiet(Numbers.NONE));
        }
        return imports;
    }

    private Component lease(Lease lease) {
        var since = lease.since() == null ? "" : " since " + times.clock(lease.since());
        return Text.stack(new RouterLink(lease.fileName(), ImportView.class, lease.importId()),
                Text.quiet(lease.state() + since));
    }

    private static Component connections(Line line) {
        var node = line.node();
        return Text.stack(new Span(Numbers.count(node.connections())), Text.quiet(Numbers.count(node.busy()) + " busy"));
    }
}
