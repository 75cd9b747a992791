package org.productimporter.web.console.operations;

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
import org.productimporter.web.operations.Operations;
import org.productimporter.web.operations.Snapshot;
import org.productimporter.web.operations.Snapshot.Check;
import org.productimporter.web.retention.Retentions;

/// How the server does: health, queue, throughput, pool and disk, and what is kept for how long.
@Route("operations")
@Menu(order = 11, title = "Operations")
@PageTitle("Operations · Product Importer")
@RolesAllowed(Rights.METRICS_READ)
class OperationsView extends Main {

    private final Times times;
    private final PageHead head = new PageHead("Operations");
    private final Div figures = new Div();
    private final Div chart = new Div();
    private final Div here = new Div();
    private final Span hereName = Text.quiet("");
    private final Div health = new Div();
    private @Nullable Snapshot last;

    OperationsView(
            Operations operations,
            Retentions retentions,
            AuthenticationContext signedIn,
            Clock clock) {
        this.times = Times.ofBrowser(clock);
        figures.addClassNames("figures", "figures-4");
        here.addClassNames("figures", "figures-4");
        chart.addClassName("stack");
        health.addClassName("checks");
        var throughput =
                Card.titled("Throughput of all nodes", Text.quiet("rows a minute, last hour"));
        throughput.add(figures, chart);
        var node = Card.titled("This node", hereName);
        node.add(here);
        var parts = Card.titled("Health of this node");
        parts.add(health);
        var kept = new RetentionTable(retentions, signedIn.hasRole(Rights.ADMIN));
        var retention = Card.titled("Retention", Text.quiet("what is removed by itself, and when"));
        retention.add(kept);
        add(head, throughput, node, parts, retention);
        // It scrolls and holds nothing to act on: the keyboard needs a way in.
        getElement().setAttribute("tabindex", "0");
        show(operations.now());
        Live.follow(this, operations::follow, this::show);
    }

    private void show(Snapshot snapshot) {
        head.lead(HealthWords.summary(snapshot));
        hereName.setText(snapshot.here().node());
        showFigures(figures, OperationsFigures.cluster(snapshot, times));
        showFigures(here, OperationsFigures.here(snapshot.here()));
        showChart(snapshot);
        showHealth(snapshot.health());
        last = snapshot;
    }

    private static void showFigures(Div place, List<Figure> all) {
        place.removeAll();
        all.forEach(place::add);
    }

    private void showChart(Snapshot snapshot) {
        var rows = snapshot.throughput().rowsByMinute();
        if (last != null && last.throughput().rowsByMinute().equals(rows)) {
            return;
        }
        chart.removeAll();
        var highest = rows.stream().mapToLong(Long::longValue).max().orElse(0);
        chart.add(
                LineChart.of(
                        rows.stream().map(Long::doubleValue).toList(),
                        "Rows read in each of the last 60 minutes, %s at most"
                                .formatted(Numbers.count(highest))),
                Text.spread(
                        Text.quiet("an hour ago"),
                        Text.quiet("at most " + Numbers.count(highest) + " a minute"),
                        Text.quiet("now")));
    }

    /// Drawn anew only when it has changed, so that nothing flickers.
    private void showHealth(List<Check> checks) {
        if (last != null && last.health().equals(checks)) {
            return;
        }
        health.removeAll();
        checks.stream()
                .sorted(Comparator.comparing(Check::isUp))
                .forEach(check -> health.add(line(check)));
    }

    private static Div line(Check check) {
        var line = Text.stack(Text.quiet(HealthWords.name(check.name())), HealthWords.badge(check));
        if (!check.detail().isEmpty()) {
            line.add(Text.quiet(check.detail()));
        }
        return line;
    }
}
