package org.productimporter.web.console.jobs.detail;

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
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.jobs.JobLog;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.Jobs;
import org.productimporter.web.kit.Problem;

/// The end of the log, or its lines with a text. It is read when it is asked for, because it can
/// be long.
final class LogPanel extends Div {

    private static final int LINES = 200;

    private final Jobs jobs;
    private final long id;
    private final TextField search = new TextField();
    private final Div lines = new Div();
    private final Span said = Text.quiet("");

    LogPanel(Jobs jobs, Execution execution) {
        this.jobs = jobs;
        this.id = execution.id();
        addClassName("page");
        setVisible(execution.importId() != null);
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
        card.add(said, lines);
        said.setText("All attempts of the import on this node");
        add(card);
    }

    private void show() {
        lines.removeAll();
        try {
            var log = JobLog.read(jobs.log(id), search.getValue(), LINES);
            log.lines().forEach(line -> lines.add(line(line)));
            said.setText(words(log));
        } catch (Problem missing) {
            said.setText(missing.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.setVisible(lines.getComponentCount() > 0);
    }

    private String words(JobLog log) {
        var found =
                search.isEmpty()
                        ? Numbers.count(log.matches(), "line", "lines")
                        : Numbers.count(log.matches(), "line has", "lines have") + " this text";
        return log.matches() > log.lines().size()
                ? found + "; the last " + log.lines().size() + " are shown"
                : found;
    }

    private static Div line(JobLog.Line line) {
        var number = Text.quiet(Long.toString(line.number()));
        return new Div(number, new Span(line.text()));
    }

    private Anchor download() {
        DownloadHandler stream =
                event -> {
                    event.setFileName("execution-" + id + ".log");
                    event.setContentType("text/plain;charset=UTF-8");
                    try {
                        Files.copy(jobs.log(id), event.getOutputStream());
                    } catch (Problem missing) {
                        event.getResponse().setStatus(404);
                    }
                };
        var link = new Anchor(stream, "Download log");
        link.addClassName("as-button");
        return link;
    }
}
