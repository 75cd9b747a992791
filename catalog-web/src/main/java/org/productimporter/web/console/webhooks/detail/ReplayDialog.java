package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.webhooks.Deliveries;

/// Asks since when messages that were given up or never made are sent.
final class ReplayDialog {

    private static final Duration DAY = Duration.ofDays(1);

    private final Deliveries deliveries;
    private final long webhook;
    private final Times times;
    private final Runnable replayed;

    /// @param replayed runs afterwards
    ReplayDialog(Deliveries deliveries, long webhook, Times times, Runnable replayed) {
        this.deliveries = deliveries;
        this.webhook = webhook;
        this.times = times;
        this.replayed = replayed;
    }

    void open() {
        var since = new DateTimePicker("Since");
        since.setLocale(Locale.UK);
        since.setDateAriaLabel("Since, day");
        since.setTimeAriaLabel("Since, time");
        since.setValue(LocalDateTime.ofInstant(times.now().minus(DAY), times.zone()).withNano(0));
        since.setHelperText("Events are kept for 30 days");
        var form = new Form().field("since", since);
        form.add(
                Text.quiet(
                        "Messages that were given up are sent again, and those of events while the"
                                + " webhook was off. What imports changed meanwhile is not among"
                                + " them."));
        FormDialog.open("Replay what it missed?", form, "Replay", () -> replay(since.getValue()));
    }

    private void replay(@Nullable LocalDateTime since) {
        var count = deliveries.replay(webhook, instant(since));
        Toast.done(
                count == 0
                        ? "It missed nothing since then"
                        : Numbers.count(count, "message is sent", "messages are sent"));
        replayed.run();
    }

    private Instant instant(@Nullable LocalDateTime since) {
        if (since == null) {
            throw Problem.field("since", "since is a day and a time");
        }
        return since.atZone(times.zone()).toInstant();
    }
}
