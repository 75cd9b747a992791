package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.webhooks.delivery.DeliveryService.Attempt;
import org.productimporter.web.webhooks.delivery.DeliveryService.Details;

/// The message of a delivery and its attempts until now.
final class DeliveryDialog extends Dialog {

    DeliveryDialog(Details details, Times times) {
        var delivery = details.delivery();
        setHeaderTitle(delivery.eventType());
        setWidth("min(760px, 100%)");
        var attempts = attempts(times);
        attempts.setItems(details.attempts());
        var content = Texts.stack(Texts.secondary(delivery.messageId() + " · " + times.full(delivery.createdAt())),
                new H3("Message"), new RawTextBlock("Message", details.requestBody()), new H3("Attempts"),
                details.attempts().isEmpty() ? Texts.secondary("No attempts yet") : attempts);
        content.addClassName("delivery");
        add(content);
        getFooter().add(new Button("Close", event -> close()));
    }

    /// Adds a button that resends the message.
    void onResend(Runnable action) {
        var resend = new Button("Resend", event -> {
            close();
            action.run();
        });
        resend.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(resend);
    }

    private static DataTable<Attempt> attempts(Times times) {
        return new DataTable<Attempt>("Attempts", Attempt::at)
                .column("No.", Kind.NUMBER, attempt -> new Span("" + attempt.number()))
                .column("Time", Kind.FIXED, attempt -> new Span(times.full(attempt.at())))
                .column("HTTP status", Kind.FIXED, attempt -> status(attempt))
                .column("Duration", Kind.NUMBER, attempt -> duration(attempt))
                .column("Response", Kind.FIXED, attempt -> response(attempt));
    }

    private static Span status(Attempt attempt) {
        return new Span(DeliveryLabels.status(attempt.statusCode()));
    }

    private static Span duration(Attempt attempt) {
        return new Span(DeliveryLabels.duration(attempt.durationMs()));
    }

    private static Component response(Attempt attempt) {
        var response = Texts.stack();
        if (attempt.error() != null) {
            response.add(new Span(attempt.error()));
        }
        if (!attempt.responseBody().isEmpty()) {
            response.add(new RawTextBlock("Response to attempt " + attempt.number(), attempt.responseBody()));
        }
        return response;
    }
}
