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
import org.productimporter.web.webhooks.WebhookEventService;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.productimporter.web.webhooks.delivery.DeliveryService.Tally;

/// All webhooks: who is told of what, and whether that works. It follows what becomes of them.
@Route("webhooks")
@Menu(order = 13, title = "Webhooks")
@PageTitle("Webhooks · Product Importer")
@RolesAllowed(ScopeNames.WEBHOOKS_MANAGE)
public class WebhooksView extends Main {

    /// A line of the list.
    private record Line(Webhook webhook, Tally tally) {

        /// What its fixed cells show.
        List<Object> fixed() {
            return List.of(webhook.id(), WebhookLabels.name(webhook), webhook.url(), webhook.enabled());
        }
    }

    private final WebhookService webhooks;
    private final DeliveryService deliveries;
    private final Times times;
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final DataTable<Line> table;
    private final EmptyState nothing;
    private List<List<Object>> shown = List.of();

    WebhooksView(WebhookService webhooks, DeliveryService deliveries, WebhookEventService news, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.times = Times.ofBrowser(clock);
        this.table = table();
        this.nothing = new EmptyState("No webhook yet",
                "Make one to tell another system of products and imports that change.");
        var create = new Button("New webhook", event -> WebhookForms.create(webhooks, this::open));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHeader("Webhooks").subtitle("Other systems that are told when products or imports change")
                .actions(create), new Card(problem, table, nothing));
        show();
        UiUpdates.follow(this, news::follow, changed -> show());
    }

    private DataTable<Line> table() {
        return new DataTable<Line>("Webhooks", line -> line.webhook().id())
                .column("Webhook", Kind.FIXED, line -> name(line.webhook()))
                .column("Told of", Kind.LIVE, line -> told(line.webhook()))
                .column("Latest messages", Kind.LIVE, line -> messages(line.tally()))
                .column("State", Kind.LIVE, line -> state(line.webhook()))
                .column("Actions", Kind.FIXED, line -> actions(line.webhook()));
    }

    /// Lines keep their place, and with it the keyboard's focus, while they are the same ones.
    private void show() {
        var tallies = deliveries.tallies().stream().collect(Collectors.toMap(Tally::webhook, tally -> tally));
        var lines = webhooks.list().stream().map(webhook -> line(webhook, tallies)).toList();
        var fixed = lines.stream().map(Line::fixed).toList();
        if (fixed.equals(shown)) {
            lines.forEach(table::replace);
        } else {
            shown = fixed;
            table.setItems(lines);
        }
        table.setVisible(!lines.isEmpty());
        nothing.setVisible(lines.isEmpty());
    }

    private static Line line(Webhook webhook, Map<Long, Tally> tallies) {
        return new Line(webhook, tallies.getOrDefault(webhook.id(), new Tally(webhook.id(), 0, 0, 0)));
    }

    private static Component name(Webhook webhook) {
        var link = new RouterLink(WebhookLabels.name(webhook), WebhookView.class, webhook.id());
        link.addClassName("strong");
        return Texts.stack(link, Texts.secondary(webhook.url()));
    }

    private static Component told(Webhook webhook) {
        return Texts.stack(new Span(WebhookLabels.events(webhook)),
                Texts.secondary("imports: " + WebhookLabels.bulk(webhook)));
    }

    private static Component messages(Tally tally) {
        var whole = WebhookLabels.messages(tally);
        if (whole == 0) {
            return Texts.secondary("none yet");
        }
        var shares = WebhookLabels.shares(tally);
        return Texts.stack(SharesBar.of(shares, whole), Texts.secondary(SharesBar.text(shares)));
    }

    private Component state(Webhook webhook) {
        var why = WebhookLabels.why(webhook, times);
        return why.isEmpty() ? WebhookLabels.badge(webhook)
                : Texts.stack(WebhookLabels.badge(webhook), Texts.secondary(why));
    }

    private Component actions(Webhook webhook) {
        var words = webhook.enabled() ? "Switch off" : "Switch on";
        var flip = new Button(words, event -> flip(webhook));
        flip.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        flip.setAriaLabel(words + ": " + WebhookLabels.name(webhook));
        var actions = new Div(flip);
        actions.addClassName("row-actions");
        return actions;
    }

    private void flip(Webhook webhook) {
        var on = !webhook.enabled();
        var change = new WebhookChange(null, null, null, on, null);
        if (problem.run(() -> webhooks.change(webhook.id(), change))) {
            Toasts.success(WebhookLabels.name(webhook) + (on ? " is on" : " is off"));
        }
        show();
    }

    private void open(Webhook webhook) {
        UI.getCurrentOrThrow().navigate(WebhookView.class, webhook.id());
    }
}
