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
import org.productimporter.web.webhooks.ui.deliveries.DeliveriesPanel;
import org.productimporter.web.webhooks.ui.deliveries.DeliveryQuery;
import org.productimporter.web.webhooks.ui.deliveries.RedeliveryDialog;
import org.productimporter.web.webhooks.ui.deliveries.WebhookDoors;

/// All that is shown of one webhook. It follows each change and each message.
final class WebhookPage extends Div {

    private final WebhookDoors doors;
    private final long id;
    private final PageHeader head;
    private final WebhookActionBar actions;
    private final WebhookStatePanel state;
    private final WebhookSettingsPanel settings;
    private final DeliveriesPanel deliveries;

    WebhookPage(WebhookDoors doors, Webhook webhook) {
        addClassName("page");
        this.doors = doors;
        this.id = webhook.id();
        var times = Times.ofBrowser(doors.clock());
        var replay = new RedeliveryDialog(doors.deliveries(), id, times, this::refresh);
        this.actions = new WebhookActionBar(doors.webhooks(), webhook,
                new WebhookActionBar.Then(this::changed, replay::open, this::left));
        this.head = new PageHeader("")
                .breadcrumb(new RouterLink("Webhooks", WebhooksView.class), new Span(" / " + Numbers.count(id)))
                .actions(actions);
        this.state = new WebhookStatePanel(times);
        this.settings = new WebhookSettingsPanel(doors.webhooks(), webhook, times, this::changed);
        this.deliveries = new DeliveriesPanel(doors.deliveries(), webhook, times, replay::open);
        add(head, state, settings, new WebhookTestPanel(doors.webhooks(), id), deliveries);
        show(webhook);
    }

    long id() {
        return id;
    }

    /// Shows another part of the log.
    void show(DeliveryQuery query) {
        deliveries.show(query);
    }

    /// News of some webhooks.
    void changed(Set<Long> ids) {
        if (ids.contains(id)) {
            refresh();
        }
    }

    private void refresh() {
        try {
            changed(doors.webhooks().find(id));
        } catch (ProblemException gone) {
            Toasts.error(gone.detail());
            left();
        }
    }

    private void changed(Webhook webhook) {
        show(webhook);
        deliveries.refresh();
    }

    private void show(Webhook webhook) {
        head.title(WebhookLabels.name(webhook)).subtitle(webhook.url());
        actions.show(webhook);
        state.show(webhook);
        settings.show(webhook);
        deliveries.show(webhook);
    }

    private void left() {
        UI.getCurrentOrThrow().navigate(WebhooksView.class);
    }
}
