package org.productimporter.web.operations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.LineChart;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.operations.OperationsService;
import org.productimporter.web.operations.OperationsSnapshot;
import org.productimporter.web.operations.OperationsSnapshot.Check;
import org.productimporter.web.operations.retention.RetentionService;

/// The state of the server: throughput, metrics, health, and how long records are kept.
@Route("operations")
@Menu(order = 11, title = "Operations")
@PageTitle("Operations · Product Importer")
@RolesAllowed(Rights.METRICS_READ)
class OperationsView extends Main {

    private final Times times;
    private final PageHead head = new PageHead("Operations");
    private final Div cluster = new Div();
    private final Div chart = new Div();
    private final Div local = new Div();
    private final Span node = Text.quiet("");
    private final Div health = new Div();
    private @Nullable OperationsSnapshot last;

    OperationsView(OperationsService operations, RetentionService retentions, AuthenticationContext signedIn,
            Clock clock) {
        this.times = Times.ofBrowser(clock);
        cluster.addClassNames("figures", "figures-4");
        local.addClassNames("figures", "figures-4");
        chart.addClassName("stack");
        health.addClassName("checks");
        var throughput = Card.titled("Throughput of all nodes", Text.quiet("rows per minute, last hour"));
        throughput.add(cluster, chart);
        var here = Card.titled("This node", node);
        here.add(local);
        var checks = Card.titled("Health of this node");
        checks.add(health);
        var retention = Card.titled("Retention", Text.quiet("what is removed automatically"));
        retention.add(new RetentionTable(retentions, signedIn.hasRole(Rights.ADMIN)));
        add(head, throughput, here, checks, retention);
        // The page scrolls and may have no control; without this the keyboard cannot reach it.
        getElement().setAttribute("tabindex", "0");
        show(operations.now());
        Live.follow(this, operations::follow, this::show);
    }

    private void show(OperationsSnapshot snapshot) {
        head.lead(HealthLabels.summary(snapshot));
        node.setText(snapshot.local().node());
        replace(cluster, MetricTiles.cluster(snapshot, times));
        replace(local, MetricTiles.local(snapshot.local()));
        var rows = snapshot.throughput().rowsByMinute();
        if (last == null || !last.throughput().rowsByMinute().equals(rows)) {
            showChart(rows);
        }
        // Checks that have not changed stay, so that nothing flickers.
        if (last == null || !last.health().equals(snapshot.health())) {
            replace(health, snapshot.health().stream().sorted(Comparator.comparing(Check::isUp))
                    .map(OperationsView::check).toList());
        }
        last = snapshot;
    }

    private static void replace(Div place, List<? extends Div> parts) {
        place.removeAll();
        parts.forEach(place::add);
    }

    private void showChart(List<Long> rows) {
        var peak = Numbers.count(rows.stream().mapToLong(Long::longValue).max().orElse(0));
        chart.removeAll();
        chart.add(LineChart.of(rows.stream().map(Long::doubleValue).toList(),
                        "Rows read in each of the last 60 minutes, peak " + peak),
                Text.spread(Text.quiet("an hour ago"), Text.quiet("Peak " + peak + " per minute"), Text.quiet("now")));
    }

    private static Div check(Check check) {
        var line = Text.stack(Text.quiet(HealthLabels.name(check.name())), HealthLabels.badge(check));
        if (!check.detail().isEmpty()) {
            line.add(Text.quiet(check.detail()));
        }
        return line;
    }
}
