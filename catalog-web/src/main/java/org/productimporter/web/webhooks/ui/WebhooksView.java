package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.ui.push.UiUpdates;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.WebhookUpdateService;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.productimporter.web.webhooks.delivery.DeliveryService.Statistics;

/// The list of webhooks with their state. Updates itself after each change.
@Route("webhooks")
@Menu(order = 13, title = "Webhooks")
@PageTitle("Webhooks · Product Importer")
@RolesAllowed(ScopeNames.WEBHOOKS_MANAGE)
class WebhooksView extends Main {

    /// A row of the list.
    private record Row(Webhook webhook, Statistics statistics) {

        /// The values in cells that are not updated in place.
        List<Object> fixed() {
            return List.of(webhook.id(), WebhookLabels.name(webhook), webhook.url(), webhook.enabled());
        }
    }

    private final WebhookService webhooks;
    private final DeliveryService deliveries;
    private final Times times;
    private final ErrorMessageLine error = new ErrorMessageLine();
    private final DataTable<Row> table;
    private final EmptyState empty = new EmptyState("No webhooks yet",
            "Create a webhook to notify another system when products or imports change.");
    private List<List<Object>> shown = List.of();

    WebhooksView(WebhookService webhooks, DeliveryService deliveries, WebhookUpdateService updates, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.times = Times.ofBrowser(clock);
        this.table = table();
        var create = new Button("New webhook", event -> WebhookForm.create(webhooks, this::open));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHeader("Webhooks").subtitle("Send events to other systems when products or imports change")
                .actions(create), new Card(error, table, empty));
        refresh();
        UiUpdates.follow(this, updates::subscribe, changed -> refresh());
    }

    private DataTable<Row> table() {
        return new DataTable<Row>("Webhooks", row -> row.webhook().id())
                .column("Webhook", Kind.FIXED, row -> name(row.webhook()))
                .column("Events", Kind.LIVE, row -> events(row.webhook()))
                .column("Latest deliveries", Kind.LIVE, row -> deliveries(row.statistics()))
                .column("State", Kind.LIVE, row -> state(row.webhook()))
                .column("Actions", Kind.FIXED, row -> actions(row.webhook()));
    }

    /// Updates rows in place, which keeps the keyboard focus, as long as the same webhooks exist.
    private void refresh() {
        var statistics = deliveries.statistics().stream().collect(Collectors.toMap(Statistics::webhook, s -> s));
        var rows = webhooks.list().stream().map(webhook -> row(webhook, statistics)).toList();
        var fixed = rows.stream().map(Row::fixed).toList();
        if (fixed.equals(shown)) {
            rows.forEach(table::replace);
        } else {
            shown = fixed;
            table.setItems(rows);
        }
        table.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    private static Row row(Webhook webhook, Map<Long, Statistics> statistics) {
        return new Row(webhook, statistics.getOrDefault(webhook.id(), new Statistics(webhook.id(), 0, 0, 0)));
    }

    private static Component name(Webhook webhook) {
        var link = new RouterLink(WebhookLabels.name(webhook), WebhookView.class, webhook.id());
        link.addClassName("strong");
        return Texts.stack(link, Texts.secondary(webhook.url()));
    }

    private static Component events(Webhook webhook) {
        return Texts.stack(new Span(WebhookLabels.events(webhook)),
                Texts.secondary("Imports: " + WebhookLabels.importEvents(webhook)));
    }

    private static Component deliveries(Statistics statistics) {
        var total = WebhookLabels.total(statistics);
        if (total == 0) {
            return Texts.secondary("none yet");
        }
        var shares = WebhookLabels.shares(statistics);
        return Texts.stack(SharesBar.of(shares, total), Texts.secondary(SharesBar.text(shares)));
    }

    private Component state(Webhook webhook) {
        var badge = WebhookLabels.badge(webhook);
        var reason = WebhookLabels.reason(webhook, times);
        return reason.isEmpty() ? badge : Texts.stack(badge, Texts.secondary(reason));
    }

    private Component actions(Webhook webhook) {
        var verb = webhook.enabled() ? "Disable" : "Enable";
        var toggle = new Button(verb, event -> setEnabled(webhook, !webhook.enabled()));
        toggle.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        toggle.setAriaLabel(verb + ": " + WebhookLabels.name(webhook));
        var actions = new Div(toggle);
        actions.addClassName("row-actions");
        return actions;
    }

    private void setEnabled(Webhook webhook, boolean enabled) {
        if (error.run(() -> webhooks.change(webhook.id(), WebhookChange.enabled(enabled)))) {
            Toasts.success(WebhookLabels.name(webhook) + (enabled ? " enabled" : " disabled"));
        }
        refresh();
    }

    private void open(Webhook webhook) {
        UI.getCurrentOrThrow().navigate(WebhookView.class, webhook.id());
    }
}
