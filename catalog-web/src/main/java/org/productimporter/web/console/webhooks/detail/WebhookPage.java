package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Set;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.console.webhooks.WebhookWords;
import org.productimporter.web.console.webhooks.WebhooksView;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.webhooks.Webhook;

/// All that is shown of one webhook. It follows each change and each message.
final class WebhookPage extends Div {

    private final WebhookDoors doors;
    private final long id;
    private final PageHead head;
    private final WebhookActions actions;
    private final StatePanel state;
    private final SettingsPanel settings;
    private final DeliveriesPanel deliveries;

    WebhookPage(WebhookDoors doors, Webhook webhook) {
        addClassName("page");
        this.doors = doors;
        this.id = webhook.id();
        var times = Times.ofBrowser(doors.clock());
        var replay = new ReplayDialog(doors.deliveries(), id, times, this::refresh);
        this.actions =
                new WebhookActions(
                        doors.webhooks(),
                        webhook,
                        new WebhookActions.Then(this::changed, replay::open, this::left));
        this.head =
                new PageHead("")
                        .under(
                                new RouterLink("Webhooks", WebhooksView.class),
                                new Span(" / " + Numbers.count(id)))
                        .actions(actions);
        this.state = new StatePanel(times);
        this.settings = new SettingsPanel(doors.webhooks(), webhook, times, this::changed);
        this.deliveries = new DeliveriesPanel(doors.deliveries(), webhook, times, replay::open);
        add(head, state, settings, new TestPanel(doors.webhooks(), id), deliveries);
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
        } catch (Problem gone) {
            Toast.problem(gone.detail());
            left();
        }
    }

    private void changed(Webhook webhook) {
        show(webhook);
        deliveries.refresh();
    }

    private void show(Webhook webhook) {
        head.titled(WebhookWords.name(webhook)).lead(webhook.url());
        actions.show(webhook);
        state.show(webhook);
        settings.show(webhook);
        deliveries.show(webhook);
    }

    private void left() {
        UI.getCurrentOrThrow().navigate(WebhooksView.class);
    }
}
