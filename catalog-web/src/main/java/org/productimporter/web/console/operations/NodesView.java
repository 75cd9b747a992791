package org.productimporter.web.console.operations;

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
import org.productimporter.web.operations.Node.Held;
import org.productimporter.web.operations.Operations;
import org.productimporter.web.operations.Snapshot;

/// Which nodes are alive, what they do, and how fast.
@Route("nodes")
@Menu(order = 12, title = "Nodes")
@PageTitle("Nodes · Product Importer")
@RolesAllowed(Rights.METRICS_READ)
class NodesView extends Main {

    private final Times times;
    private final PageHead head = new PageHead("Nodes");
    private final DataTable<Line> table =
            new DataTable<Line>("Nodes", line -> line.node().name())
                    .column("Node", Kind.FIXED, NodesView::name)
                    .column("State", Kind.LIVE, NodesView::state)
                    .column("At work on", Kind.LIVE, this::work)
                    .column("Pace", Kind.LIVE, line -> Text.quiet(NodeWords.pace(line.node())))
                    .column("Connections", Kind.NUMBER, NodesView::connections);

    private record Line(Node node, Snapshot of) {}

    NodesView(Operations operations, Clock clock) {
        this.times = Times.ofBrowser(clock);
        add(head, new Card(table), Text.quiet(HOW));
        // Many nodes scroll, and nothing here is to act on: the keyboard needs a way in.
        getElement().setAttribute("tabindex", "0");
        show(operations.now());
        Live.follow(this, operations::follow, this::show);
    }

    private static final String HOW =
            "A node is alive while its connections to the database are open. One that holds an import"
                    + " also sends heartbeats; without them it is taken for dead, and another node goes"
                    + " on with the import.";

    private void show(Snapshot snapshot) {
        head.lead(NodeWords.summary(snapshot.nodes(), snapshot.deadAfter()));
        var lines = snapshot.nodes().stream().map(node -> new Line(node, snapshot)).toList();
        if (lines.size() != table.size() || !lines.stream().allMatch(table::replace)) {
            table.show(lines);
        }
    }

    private static Component name(Line line) {
        var name = Text.strong(line.node().name());
        return line.node().isHere() ? Text.stack(name, Text.quiet("answers you")) : name;
    }

    private static Component state(Line line) {
        var life = line.node().life(line.of().deadAfter());
        return Text.stack(
                NodeWords.badge(life), Text.quiet(NodeWords.proof(line.node(), line.of().at())));
    }

    private Component work(Line line) {
        var work = new Div();
        work.addClassName("stack");
        line.node().held().forEach(held -> work.add(held(held)));
        line.node()
                .pace()
                .helped()
                .forEach(
                        id ->
                                work.add(
                                        new Span(
                                                Text.quiet("helps with "),
                                                link(id, "import " + id))));
        if (work.getComponentCount() == 0) {
            work.add(Text.quiet(Numbers.NONE));
        }
        return work;
    }

    private Component held(Held held) {
        var since = held.since();
        return Text.stack(
                link(held.importId(), held.fileName()),
                Text.quiet(
                        since == null
                                ? held.state()
                                : held.state() + " since " + times.clock(since)));
    }

    private static RouterLink link(long importId, String words) {
        return new RouterLink(words, ImportView.class, importId);
    }

    private static Component connections(Line line) {
        var node = line.node();
        return Text.stack(
                new Span(Numbers.count(node.connections())),
                Text.quiet(Numbers.count(node.busy()) + " busy"));
    }
}
