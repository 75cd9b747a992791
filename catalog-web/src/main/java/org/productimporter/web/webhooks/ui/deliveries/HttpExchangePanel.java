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

/// The request of a test beside its response, below a summary.
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
        var duration = DeliveryLabels.duration(result.durationMs());
        var summary = result.statusCode() == null ? "no response after %s".formatted(duration)
                : "status %d in %s".formatted(result.statusCode(), duration);
        var line = new Div(badge, new Span(summary));
        line.addClassName("actions");
        return result.error() == null ? line
                : Texts.stack(line, new Span(result.error()), Texts.secondary(advice(result)));
    }

    private static String advice(TestResult result) {
        return result.statusCode() == null ? "Check the URL, and that this server can reach it."
                : "Only a status from 200 to 299 confirms a delivery. Check the log of the receiving system.";
    }

    private static Div request(TestResult result) {
        var sent = result.request();
        return Texts.stack(new H3("Request"), new Span(sent.method() + " " + sent.url()), headers(sent.headers()),
                new RawTextBlock("Request body", sent.body()));
    }

    private static DescriptionList headers(Map<String, String> headers) {
        var list = new DescriptionList();
        list.addClassNames("facts", "headers");
        headers.forEach(
                (name, value) -> list.add(new DescriptionList.Term(name), new DescriptionList.Description(value)));
        return list;
    }

    private static Div response(TestResult result) {
        var response = Texts.stack(new H3("Response"));
        if (result.statusCode() == null) {
            response.add(Texts.secondary("No response"));
            return response;
        }
        response.add(new Span("Status " + result.statusCode()));
        response.add(result.responseBody().isEmpty() ? Texts.secondary("Empty body")
                : new RawTextBlock("Response body", result.responseBody()));
        return response;
    }
}
