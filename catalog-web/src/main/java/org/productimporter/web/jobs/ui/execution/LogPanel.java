package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.jobs.ExecutionLog;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The last lines of the log, or those that contain a text. The log is read on request, because it can be long.
final class LogPanel extends Div {

    private static final int LINES = 200;

    private final JobService jobs;
    private final long id;
    private final TextField search = new TextField();
    private final Div lines = new Div();
    private final Span summary = Texts.secondary("");

    LogPanel(JobService jobs, long executionId) {
        this.jobs = jobs;
        this.id = executionId;
        addClassName("page");
        search.setPlaceholder("Search the log");
        search.setAriaLabel("Search the log");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> show());
        lines.addClassName("log");
        lines.setVisible(false);
        var actions = new Div(search, new Button("Show log", event -> show()), download());
        actions.addClassName("actions");
        var card = Card.titled("Log", actions);
        card.add(summary, lines);
        summary.setText("All attempts of the import on this node");
        add(card);
    }

    private void show() {
        lines.removeAll();
        try {
            var log = ExecutionLog.read(jobs.log(id), search.getValue(), LINES);
            log.lines().forEach(line -> lines.add(line(line)));
            summary.setText(words(log));
        } catch (ProblemException missing) {
            summary.setText(missing.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.setVisible(lines.getComponentCount() > 0);
    }

    private String words(ExecutionLog log) {
        var found = search.isEmpty() ? Numbers.count(log.matches(), "line", "lines")
                : Numbers.count(log.matches(), "line has", "lines have") + " this text";
        return log.matches() > log.lines().size() ? found + "; the last " + log.lines().size() + " are shown" : found;
    }

    private static Div line(ExecutionLog.Line line) {
        return new Div(Texts.secondary(Long.toString(line.number())), new Span(line.text()));
    }

    private Anchor download() {
        DownloadHandler stream = event -> {
            event.setFileName("execution-" + id + ".log");
            event.setContentType("text/plain;charset=UTF-8");
            try {
                Files.copy(jobs.log(id), event.getOutputStream());
            } catch (ProblemException missing) {
                event.getResponse().setStatus(404);
            }
        };
        var link = new Anchor(stream, "Download log");
        link.addClassName("as-button");
        return link;
    }
}
