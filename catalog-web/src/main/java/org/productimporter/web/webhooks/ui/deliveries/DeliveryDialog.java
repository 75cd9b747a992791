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

/// A message with its body and all attempts to deliver it, as they are at this moment.
public final class DeliveryDialog extends Dialog {

    DeliveryDialog(Details details, Times times) {
        var delivery = details.delivery();
        setHeaderTitle(delivery.eventType());
        setWidth("min(760px, 100%)");
        var attempts = attempts(times);
        attempts.setItems(details.attempts());
        var content = Texts.stack(Texts.secondary(delivery.messageId() + " · " + times.full(delivery.createdAt())),
                new H3("Message"), new RawTextBlock("Message", details.requestBody()), new H3("Attempts"),
                details.attempts().isEmpty() ? Texts.secondary("None yet.") : attempts);
        content.addClassName("delivery");
        add(content);
        getFooter().add(new Button("Close", event -> close()));
    }

    /// Offers to send the message again.
    void onSendAgain(Runnable action) {
        var again = new Button("Send again", event -> {
            close();
            action.run();
        });
        again.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(again);
    }

    private static DataTable<Attempt> attempts(Times times) {
        return new DataTable<Attempt>("Attempts", Attempt::at)
                .column("No.", Kind.NUMBER, attempt -> new Span("" + attempt.number()))
                .column("When", Kind.FIXED, attempt -> new Span(times.full(attempt.at())))
                .column("Answer", Kind.FIXED, attempt -> answer(attempt))
                .column("Took", Kind.NUMBER, attempt -> took(attempt))
                .column("What came back", Kind.FIXED, attempt -> cameBack(attempt));
    }

    private static Span answer(Attempt attempt) {
        return new Span(DeliveryLabels.answer(attempt.statusCode()));
    }

    private static Span took(Attempt attempt) {
        return new Span(DeliveryLabels.took(attempt.durationMs()));
    }

    private static Component cameBack(Attempt attempt) {
        var back = Texts.stack();
        if (attempt.error() != null) {
            back.add(new Span(attempt.error()));
        }
        if (!attempt.responseBody().isEmpty()) {
            back.add(new RawTextBlock("Answer to attempt " + attempt.number(), attempt.responseBody()));
        }
        return back;
    }
}
