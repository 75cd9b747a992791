package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.webhooks.WebhookService.TestResult;

/// A test's request beside its answer, under one line that says how it went.
public final class HttpExchangePanel extends Div {

    public HttpExchangePanel(TestResult result) {
        addClassName("expanded");
        var sides = new Div(request(result), response(result));
        sides.addClassName("exchange");
        add(summary(result), sides);
    }

    private static Div summary(TestResult result) {
        var badge = result.delivered() ? new Badge(Severity.SUCCESS, "Delivered")
                : new Badge(Severity.ERROR, "Not delivered");
        var took = DeliveryLabels.took(result.durationMs());
        var words = result.statusCode() == null ? "no answer, %s".formatted(took)
                : "status %d in %s".formatted(result.statusCode(), took);
        var line = new Div(badge, new Span(words));
        line.addClassName("actions");
        return result.error() == null ? line
                : Texts.stack(line, new Span(result.error()), Texts.secondary(advice(result)));
    }

    private static String advice(TestResult result) {
        return result.statusCode() == null ? "Check the URL, and that the receiver can be reached from this server."
                : "Receivers answer with a status of 200 to 299; look into the receiver's log.";
    }

    private static Div request(TestResult result) {
        var sent = result.request();
        return Texts.stack(new H3("Request"), new Span(sent.method() + " " + sent.url()), headers(sent.headers()),
                new RawTextBlock("Body of the request", sent.body()));
    }

    private static DescriptionList headers(Map<String, String> headers) {
        var list = new DescriptionList();
        list.addClassNames("facts", "headers");
        headers.forEach(
                (name, value) -> list.add(new DescriptionList.Term(name), new DescriptionList.Description(value)));
        return list;
    }

    private static Div response(TestResult result) {
        var answered = Texts.stack(new H3("Response"));
        if (result.statusCode() == null) {
            answered.add(Texts.secondary("There was none."));
            return answered;
        }
        answered.add(new Span("Status " + result.statusCode()));
        answered.add(result.responseBody().isEmpty() ? Texts.secondary("Its body is empty.")
                : new RawTextBlock("Body of the response", result.responseBody()));
        return answered;
    }
}
