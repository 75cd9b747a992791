package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/// Shows notifications. Screen readers announce them, errors at once.
public final class Toasts {

    private static final int SUCCESS_MILLIS = 5_000;
    private static final int ERROR_MILLIS = 12_000;

    private Toasts() {}

    /// Reports that an action succeeded.
    public static void success(String message) {
        show(Severity.SUCCESS, message, SUCCESS_MILLIS);
    }

    /// Reports why an action did not succeed.
    public static void error(String message) {
        show(Severity.ERROR, message, ERROR_MILLIS);
    }

    private static void show(Severity severity, String message, int millis) {
        var toast = new Notification();
        toast.setDuration(millis);
        toast.setPosition(Position.BOTTOM_START);
        toast.setAssertive(severity == Severity.ERROR);
        toast.add(new Span(new Badge(severity, message)));
        toast.open();
    }
}
