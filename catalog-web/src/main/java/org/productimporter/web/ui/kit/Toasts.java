package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/// A sentence that comes and goes. Screen readers say it.
public final class Toasts {

    private static final int SECONDS = 5;
    private static final int SECONDS_TO_READ_A_PROBLEM = 12;

    private Toasts() {}

    /// Says that something was done.
    public static void done(String sentence) {
        show(Severity.SUCCESS, sentence, SECONDS);
    }

    /// Says why something was not done.
    public static void problem(String sentence) {
        show(Severity.ERROR, sentence, SECONDS_TO_READ_A_PROBLEM);
    }

    private static void show(Severity tone, String sentence, int seconds) {
        var toast = new Notification();
        toast.setDuration(seconds * 1_000);
        toast.setPosition(Position.BOTTOM_START);
        toast.setAssertive(tone == Severity.ERROR);
        var words = new Span(new Badge(tone, sentence));
        toast.add(words);
        toast.open();
    }
}
