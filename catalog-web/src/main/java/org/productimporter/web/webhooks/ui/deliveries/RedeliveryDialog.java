package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.webhooks.delivery.DeliveryService;

/// Asks since when messages that were given up or never made are sent.
public final class RedeliveryDialog {

    private static final Duration DAY = Duration.ofDays(1);

    private final DeliveryService deliveries;
    private final long webhook;
    private final Times times;
    private final Runnable replayed;

    /// @param replayed runs afterwards
    public RedeliveryDialog(DeliveryService deliveries, long webhook, Times times, Runnable replayed) {
        this.deliveries = deliveries;
        this.webhook = webhook;
        this.times = times;
        this.replayed = replayed;
    }

    public void open() {
        var since = new DateTimePicker("Since");
        since.setLocale(Locale.UK);
        since.setDateAriaLabel("Since, day");
        since.setTimeAriaLabel("Since, time");
        since.setValue(LocalDateTime.ofInstant(times.now().minus(DAY), times.zone()).withNano(0));
        since.setHelperText("Events are kept for 30 days");
        var form = new FieldForm().field("since", since);
        form.add(Texts.secondary("Messages that were given up are sent again, and those of events while the"
                + " webhook was off. What imports changed meanwhile is not among" + " them."));
        FormDialog.open("Replay what it missed?", form, "Replay", () -> replay(since.getValue()));
    }

    private void replay(@Nullable LocalDateTime since) {
        var count = deliveries.replay(webhook, instant(since));
        Toasts.success(count == 0 ? "It missed nothing since then"
                : Numbers.count(count, "message is sent", "messages are sent"));
        replayed.run();
    }

    private Instant instant(@Nullable LocalDateTime since) {
        if (since == null) {
            throw ProblemException.field("since", "since is a day and a time");
        }
        return since.atZone(times.zone()).toInstant();
    }
}
