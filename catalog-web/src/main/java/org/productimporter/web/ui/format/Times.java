package org.productimporter.web.ui.format;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Formats times in the time zone of the browser. Immutable.
public final class Times {

    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = format("d MMM yyyy");
    private static final DateTimeFormatter FULL = format("d MMM yyyy, HH:mm:ss");

    private final Clock clock;

    private Times(Clock clock) {
        this.clock = clock;
    }

    /// Times in the zone of `clock`.
    public static Times of(Clock clock) {
        return new Times(clock);
    }

    /// Times in the zone of the current browser, or UTC if it is unknown.
    public static Times ofBrowser(Clock clock) {
        var ui = UI.getCurrent();
        var details = ui == null ? null : ui.getPage().getExtendedClientDetails();
        var zone = details == null ? null : details.getTimeZoneId();
        try {
            return of(clock.withZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone)));
        } catch (DateTimeException e) {
            return of(clock.withZone(ZoneOffset.UTC));
        }
    }

    public ZoneId zone() {
        return clock.getZone();
    }

    public Instant now() {
        return clock.instant();
    }

    /// `now`, `2 min ago`, `14:02`, `yesterday`, `3 Nov` or `3 Nov 2025`. A time less than a minute ahead is
    /// `now` too: it was written by a node or a database whose clock is a little ahead of this one.
    public String when(Instant time) {
        var ago = Duration.between(time, clock.instant());
        if (ago.abs().toMinutes() == 0) {
            return "now";
        }
        if (ago.isPositive() && ago.toMinutes() < 60) {
            return ago.toMinutes() + " min ago";
        }
        var then = time.atZone(clock.getZone());
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return CLOCK.format(then);
        }
        if (then.toLocalDate().equals(today.minusDays(1))) {
            return "yesterday";
        }
        return (then.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(then);
    }

    /// `3 Nov 2026, 14:02:07`.
    public String full(Instant time) {
        return FULL.format(time.atZone(clock.getZone()));
    }

    /// `14:02`.
    public String clock(Instant time) {
        return CLOCK.format(time.atZone(clock.getZone()));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
