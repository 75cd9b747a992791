package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.function.BiFunction;
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

/// The delivery log of a webhook, newest first. A click on an event opens its message and attempts.
public final class DeliveriesPanel extends Div {

    private static final int PAGE_SIZE = 20;

    private final DeliveryService deliveries;
    private final long webhook;
    private final Times times;
    private final DataTable<Delivery> table;
    private final DeliveryFilter filter;
    private final Button replay;
    private final ErrorMessageLine error = new ErrorMessageLine();
    private final Div empty = new Div();
    private final Div pager = new Div();
    private final BiFunction<String, DeliveryQuery, RouterLink> links;
    private DeliveryQuery query = DeliveryQuery.ALL;
    private boolean enabled;
    private List<Long> shown = List.of();

    /// @param onReplay runs when the user wants to replay events
    /// @param links creates a link to another page of the log
    public DeliveriesPanel(DeliveryService deliveries, Webhook webhook, Times times, Runnable onReplay,
            BiFunction<String, DeliveryQuery, RouterLink> links) {
        this.deliveries = deliveries;
        this.webhook = webhook.id();
        this.times = times;
        this.enabled = webhook.enabled();
        this.links = links;
        this.table = table();
        this.filter = new DeliveryFilter(this.webhook);
        replay = new Button("Replay since…", event -> onReplay.run());
        replay.addThemeVariants(ButtonVariant.SMALL);
        pager.addClassName("pager");
        var actions = new Div(filter, replay);
        actions.addClassName("actions");
        var card = Card.titled("Deliveries", actions);
        card.add(error, table, empty, pager);
        add(card);
    }

    private DataTable<Delivery> table() {
        return new DataTable<Delivery>("Deliveries", Delivery::id).column("Event", Kind.FIXED, this::event)
                .column("Created", Kind.LIVE, this::createdAt)
                .column("State", Kind.LIVE, this::state)
                .column("HTTP status", Kind.LIVE, row -> status(row))
                .column("Attempts", Kind.NUMBER, row -> attempts(row))
                .column("Actions", Kind.FIXED, this::actions);
    }

    /// Shows another page of the log.
    public void show(DeliveryQuery requested) {
        query = requested;
        shown = List.of();
        filter.show(requested);
        refresh();
    }

    /// Offers redelivery only while the webhook is enabled.
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
        update(page.results());
        table.setVisible(!shown.isEmpty());
        empty.removeAll();
        if (shown.isEmpty()) {
            empty.add(DeliveryFilter.emptyState(query));
        }
        showPager(page.nextCursor());
    }

    /// Updates rows in place, which keeps the keyboard focus, if rows were only added on top.
    private void update(List<Delivery> rows) {
        var ids = rows.stream().map(Delivery::id).toList();
        var remaining = shown.stream().filter(ids::contains).toList();
        var isAddedAbove =
                !remaining.isEmpty() && ids.subList(ids.indexOf(remaining.getFirst()), ids.size()).equals(remaining);
        if (isAddedAbove) {
            shown.stream().filter(id -> !remaining.contains(id)).forEach(table::remove);
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

    /// An invalid cursor in the address leads to the first page.
    private Page<Delivery> read() {
        try {
            return deliveries.page(webhook, query.state(), query.cursor(), PAGE_SIZE);
        } catch (ProblemException invalid) {
            if (invalid.fieldErrors().isEmpty()) {
                throw invalid;
            }
            query = query.from(null);
            return deliveries.page(webhook, query.state(), null, PAGE_SIZE);
        }
    }

    private void showPager(@Nullable String next) {
        pager.removeAll();
        if (query.cursor() != null) {
            pager.add(links.apply("Newest", query.from(null)));
        }
        if (next != null) {
            pager.add(links.apply("Older", query.from(next)));
        }
    }

    private Component event(Delivery delivery) {
        var open = new Button(delivery.eventType(), event -> open(delivery.id()));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.addClassName("as-link");
        return Texts.stack(open, Texts.secondary(delivery.messageId()));
    }

    private Component createdAt(Delivery delivery) {
        var time = new Span(times.when(delivery.createdAt()));
        time.setTitle(times.full(delivery.createdAt()));
        return time;
    }

    private Component state(Delivery delivery) {
        var badge = DeliveryLabels.badge(delivery, enabled, times);
        var reason = DeliveryLabels.reason(delivery, enabled);
        return reason.isEmpty() ? badge : Texts.stack(badge, Texts.secondary(reason));
    }

    private static Span status(Delivery delivery) {
        return new Span(DeliveryLabels.status(delivery.statusCode()));
    }

    private static Span attempts(Delivery delivery) {
        return new Span(Numbers.count(delivery.attempts()));
    }

    private Component actions(Delivery delivery) {
        var actions = new Div();
        actions.addClassName("row-actions");
        if (enabled) {
            var resend = new Button("Resend", event -> resend(delivery.id()));
            resend.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            resend.setAriaLabel("Resend: " + delivery.eventType() + " " + delivery.messageId());
            actions.add(resend);
        }
        return actions;
    }

    private void open(long delivery) {
        error.run(() -> {
            var details = deliveries.find(webhook, delivery);
            var dialog = new DeliveryDialog(details, times);
            if (enabled) {
                dialog.onResend(() -> resend(delivery));
            }
            dialog.open();
        });
    }

    private void resend(long delivery) {
        if (error.run(() -> deliveries.redeliver(webhook, delivery))) {
            Toasts.success("The message is being resent");
            refresh();
        }
    }
}
