package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Set;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.productimporter.web.webhooks.ui.deliveries.DeliveriesPanel;
import org.productimporter.web.webhooks.ui.deliveries.DeliveryQuery;
import org.productimporter.web.webhooks.ui.deliveries.RedeliveryDialog;

/// The content of a webhook page. Updates itself after each change of the webhook and its deliveries.
final class WebhookPage extends Div {

    private final WebhookService webhooks;
    private final long id;
    private final PageHeader header;
    private final WebhookActionBar actions;
    private final WebhookStatePanel state;
    private final WebhookSettingsPanel settings;
    private final DeliveriesPanel deliveries;

    WebhookPage(WebhookService webhooks, DeliveryService log, Webhook webhook, Times times) {
        addClassName("page");
        this.webhooks = webhooks;
        this.id = webhook.id();
        var replay = new RedeliveryDialog(log, id, times, this::refresh);
        this.actions = new WebhookActionBar(webhooks, webhook,
                new WebhookActionBar.Callbacks(this::changed, replay::open, this::leave));
        this.header = new PageHeader("")
                .breadcrumb(new RouterLink("Webhooks", WebhooksView.class), new Span(" / " + Numbers.count(id)))
                .actions(actions);
        this.state = new WebhookStatePanel(times);
        this.settings = new WebhookSettingsPanel(webhooks, webhook, times, this::changed);
        this.deliveries = new DeliveriesPanel(log, webhook, times, replay::open, this::link);
        add(header, state, settings, new WebhookTestPanel(webhooks, id), deliveries);
        show(webhook);
    }

    private RouterLink link(String text, DeliveryQuery query) {
        var link = new RouterLink(text, WebhookView.class, id);
        link.setQueryParameters(query.parameters());
        return link;
    }

    long id() {
        return id;
    }

    /// Shows another page of the delivery log.
    void show(DeliveryQuery query) {
        deliveries.show(query);
    }

    /// Called with the IDs of changed webhooks.
    void changed(Set<Long> ids) {
        if (ids.contains(id)) {
            refresh();
        }
    }

    private void refresh() {
        try {
            changed(webhooks.find(id));
        } catch (ProblemException deleted) {
            Toasts.error(deleted.detail());
            leave();
        }
    }

    private void changed(Webhook webhook) {
        show(webhook);
        deliveries.refresh();
    }

    private void show(Webhook webhook) {
        header.title(WebhookLabels.name(webhook)).subtitle(webhook.url());
        actions.show(webhook);
        state.show(webhook);
        settings.show(webhook);
        deliveries.show(webhook);
    }

    private void leave() {
        UI.getCurrentOrThrow().navigate(WebhooksView.class);
    }
}
