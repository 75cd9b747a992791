package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.productimporter.web.webhooks.delivery.DeliveryService.Delivery;
import org.productimporter.web.webhooks.ui.WebhookView;

/// The log of what a webhook was sent, the latest first; a message opens into its attempts.
public final class DeliveriesPanel extends Div {

    private static final int PAGE = 20;

    private final DeliveryService deliveries;
    private final long webhook;
    private final Times times;
    private final DataTable<Delivery> table;
    private final DeliveryFilter filter;
    private final Button replay;
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final Div nothing = new Div();
    private final Div pager = new Div();
    private DeliveryQuery query = DeliveryQuery.ALL;
    private boolean enabled;
    private List<Long> shown = List.of();

    /// @param replaying asks since when to replay
    public DeliveriesPanel(DeliveryService deliveries, Webhook webhook, Times times, Runnable replaying) {
        this.deliveries = deliveries;
        this.webhook = webhook.id();
        this.times = times;
        this.enabled = webhook.enabled();
        this.table = table();
        this.filter = new DeliveryFilter(this.webhook);
        replay = new Button("Replay since…", event -> replaying.run());
        replay.addThemeVariants(ButtonVariant.SMALL);
        pager.addClassName("pager");
        var beside = new Div(filter, replay);
        beside.addClassName("actions");
        var card = Card.titled("Deliveries", beside);
        card.add(problem, table, nothing, pager);
        add(card);
    }

    private DataTable<Delivery> table() {
        return new DataTable<Delivery>("Deliveries", Delivery::id).column("Message", Kind.FIXED, this::message)
                .column("When", Kind.LIVE, this::when)
                .column("State", Kind.LIVE, this::state)
                .column("Answer", Kind.LIVE, row -> answer(row))
                .column("Attempts", Kind.NUMBER, row -> attempts(row))
                .column("Actions", Kind.FIXED, this::actions);
    }

    /// Shows another part of the log.
    public void show(DeliveryQuery asked) {
        query = asked;
        shown = List.of();
        filter.show(asked);
        refresh();
    }

    /// Messages can be sent again while the webhook is on.
    public void show(Webhook changed) {
        if (changed.enabled() != enabled) {
            enabled = changed.enabled();
            shown = List.of();
        }
        replay.setVisible(enabled);
    }

    /// Reads the log again.
    public void refresh() {
        var page = read();
        put(page.results());
        table.setVisible(!shown.isEmpty());
        nothing.removeAll();
        if (shown.isEmpty()) {
            nothing.add(DeliveryFilter.nothing(query));
        }
        turnPages(page.nextCursor());
    }

    /// Lines that stay keep their place, and with it the keyboard's focus.
    private void put(List<Delivery> rows) {
        var ids = rows.stream().map(Delivery::id).toList();
        var stays = shown.stream().filter(ids::contains).toList();
        var isAddedAbove = !stays.isEmpty() && ids.subList(ids.indexOf(stays.getFirst()), ids.size()).equals(stays);
        if (isAddedAbove) {
            shown.stream().filter(id -> !stays.contains(id)).forEach(table::remove);
            for (var row : rows.reversed()) {
                if (!table.replace(row)) {
                    table.prepend(row);
                }
            }
        } else {
            table.setItems(rows);
        }
        shown = ids;
    }

    /// A cursor that somebody wrote by hand leads to the beginning.
    private Page<Delivery> read() {
        try {
            return deliveries.page(webhook, query.state(), query.cursor(), PAGE);
        } catch (ProblemException refused) {
            if (refused.fieldErrors().isEmpty()) {
                throw refused;
            }
            query = query.from(null);
            return deliveries.page(webhook, query.state(), null, PAGE);
        }
    }

    private void turnPages(@Nullable String next) {
        pager.removeAll();
        if (query.cursor() != null) {
            pager.add(link("Latest", query.from(null)));
        }
        if (next != null) {
            pager.add(link("Older", query.from(next)));
        }
    }

    private RouterLink link(String text, DeliveryQuery target) {
        var link = new RouterLink(text, WebhookView.class, webhook);
        link.setQueryParameters(target.parameters());
        return link;
    }

    private Component message(Delivery delivery) {
        var open = new Button(delivery.eventType(), event -> open(delivery.id()));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.addClassName("as-link");
        return Texts.stack(open, Texts.secondary(delivery.messageId()));
    }

    private Component when(Delivery delivery) {
        var when = new Span(times.when(delivery.createdAt()));
        when.setTitle(times.full(delivery.createdAt()));
        return when;
    }

    private Component state(Delivery delivery) {
        var badge = DeliveryLabels.badge(delivery);
        var why = DeliveryLabels.why(delivery, enabled, times);
        return why.isEmpty() ? badge : Texts.stack(badge, Texts.secondary(why));
    }

    private static Span answer(Delivery delivery) {
        return new Span(DeliveryLabels.answer(delivery.statusCode()));
    }

    private static Span attempts(Delivery delivery) {
        return new Span(Numbers.count(delivery.attempts()));
    }

    private Component actions(Delivery delivery) {
        var actions = new Div();
        actions.addClassName("row-actions");
        if (enabled) {
            var again = new Button("Send again", event -> sendAgain(delivery.id()));
            again.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            again.setAriaLabel("Send again: " + delivery.eventType() + " " + delivery.messageId());
            actions.add(again);
        }
        return actions;
    }

    private void open(long delivery) {
        problem.run(() -> {
            var details = deliveries.find(webhook, delivery);
            var dialog = new DeliveryDialog(details, times);
            if (enabled) {
                dialog.onSendAgain(() -> sendAgain(delivery));
            }
            dialog.open();
        });
    }

    private void sendAgain(long delivery) {
        if (problem.run(() -> deliveries.redeliver(webhook, delivery))) {
            Toasts.success("The message is sent again");
            refresh();
        }
    }
}
