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
import org.productimporter.web.operations.OperationsService;
import org.productimporter.web.operations.OperationsSnapshot;
import org.productimporter.web.operations.OperationsSnapshot.Check;
import org.productimporter.web.operations.retention.RetentionService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.chart.LineChart;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.push.UiUpdates;

/// The state of the server: throughput, metrics, health, and how long records are kept.
@Route("operations")
@Menu(order = 11, title = "Operations")
@PageTitle("Operations · Product Importer")
@RolesAllowed(ScopeNames.METRICS_READ)
class OperationsView extends Main {

    private final Times times;
    private final PageHeader head = new PageHeader("Operations");
    private final Div cluster = new Div();
    private final Div chart = new Div();
    private final Div local = new Div();
    private final Span node = Texts.secondary("");
    private final Div health = new Div();
    private @Nullable OperationsSnapshot last;

    OperationsView(OperationsService operations, RetentionService retentions, AuthenticationContext signedIn,
            Clock clock) {
        this.times = Times.ofBrowser(clock);
        cluster.addClassNames("figures", "figures-4");
        local.addClassNames("figures", "figures-4");
        chart.addClassName("stack");
        health.addClassName("checks");
        var throughput = Card.titled("Throughput of all nodes", Texts.secondary("rows per minute, last hour"));
        throughput.add(cluster, chart);
        var here = Card.titled("This node", node);
        here.add(local);
        var checks = Card.titled("Health of this node");
        checks.add(health);
        var retention = Card.titled("Retention", Texts.secondary("what is removed automatically"));
        retention.add(new RetentionTable(retentions, signedIn.hasRole(ScopeNames.ADMIN)));
        add(head, throughput, here, checks, retention);
        // The page scrolls and may have no control; without this the keyboard cannot reach it.
        getElement().setAttribute("tabindex", "0");
        show(operations.now());
        UiUpdates.follow(this, operations::follow, this::show);
    }

    private void show(OperationsSnapshot snapshot) {
        head.subtitle(HealthLabels.summary(snapshot));
        node.setText(snapshot.local().node());
        replace(cluster, MetricTiles.cluster(snapshot, times));
        replace(local, MetricTiles.local(snapshot.local()));
        var rows = snapshot.throughput().rowsByMinute();
        if (last == null || !last.throughput().rowsByMinute().equals(rows)) {
            showChart(rows);
        }
        // Checks that have not changed stay, so that nothing flickers.
        if (last == null || !last.health().equals(snapshot.health())) {
            replace(health,
                    snapshot.health()
                            .stream()
                            .sorted(Comparator.comparing(Check::isUp))
                            .map(OperationsView::check)
                            .toList());
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
        chart.add(
                LineChart.of(rows.stream().map(Long::doubleValue).toList(),
                        "Rows read in each of the last 60 minutes, peak " + peak),
                Texts.spread(Texts.secondary("an hour ago"), Texts.secondary("Peak " + peak + " per minute"),
                        Texts.secondary("now")));
    }

    private static Div check(Check check) {
        var line = Texts.stack(Texts.secondary(HealthLabels.name(check.name())), HealthLabels.badge(check));
        if (!check.detail().isEmpty()) {
            line.add(Texts.secondary(check.detail()));
        }
        return line;
    }
}
