package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;

/// What the import was asked to do, and how often it was tried: for who wants to know.
public final class AttemptsPanel extends Div {

    private final Times times;
    private final Details options = new Details("Options");
    private final Details tries = new Details();
    private final DataTable<Execution> table;
    private @Nullable Asked askedShown;
    private List<Execution> shown = List.of();

    /// What may change while the page is open: a preview is applied, the file is read.
    private record Asked(Map<String, Object> options, @Nullable String sha256) {}

    public AttemptsPanel(Times times) {
        this.times = times;
        this.table = attempts();
        addClassName("history");
        tries.add(table);
        add(options, tries);
    }

    /// Keeps what has not changed as it is, and with it what is folded open.
    public void show(ImportSummary status, List<Execution> attempts) {
        var asked = new Asked(status.options(), status.fileSha256());
        if (!asked.equals(askedShown)) {
            askedShown = asked;
            options.removeAll();
            options.add(options(status));
        }
        tries.setSummaryText(Numbers.count(attempts.size(), "attempt", "attempts"));
        if (!attempts.equals(shown)) {
            shown = attempts;
            table.setItems(attempts);
        }
    }

    private DescriptionList options(ImportSummary status) {
        var list = new DescriptionList();
        list.addClassName("facts");
        status.options().forEach((name, value) -> put(list, name.replace('_', ' '), value.toString()));
        put(list, "file", Numbers.count(status.bytesTotal()) + " bytes");
        put(list, "SHA-256", status.fileSha256());
        put(list, "asked for", times.full(status.requestedAt()) + " by " + status.requestedBy());
        return list;
    }

    private static void put(DescriptionList list, String term, @Nullable String value) {
        if (value != null && !value.isEmpty() && !value.equals("{}")) {
            list.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
        }
    }

    private DataTable<Execution> attempts() {
        return new DataTable<Execution>("Attempts", Execution::id)
                .column("Job", Kind.NUMBER, run -> new Anchor("jobs/executions/" + run.id(), Numbers.count(run.id())))
                .column("State", Kind.FIXED, run -> new Span(words(run.status())))
                .column("Began", Kind.FIXED, run -> new Span(times.full(run.createdAt())))
                .column("Took", Kind.NUMBER, run -> new Span(took(run.durationSeconds())))
                .column("Ended with", Kind.FIXED, run -> new Span(ended(run)));
    }

    private static String words(String status) {
        return status.substring(0, 1) + status.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String took(@Nullable Double seconds) {
        return seconds == null ? Numbers.NONE : Numbers.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    /// The first line says it; the rest is a stack trace.
    private static String ended(Execution run) {
        var message = run.exitMessage();
        return message == null || message.isBlank() ? Numbers.NONE : message.lines().findFirst().orElse(Numbers.NONE);
    }
}
