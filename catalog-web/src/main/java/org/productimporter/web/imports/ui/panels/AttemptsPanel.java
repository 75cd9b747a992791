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

/// The options and the attempts of an import, collapsed.
public final class AttemptsPanel extends Div {

    private final Times times;
    private final Details options = new Details("Options");
    private final Details details = new Details();
    private final DataTable<Execution> table;
    private @Nullable Shown shown;
    private List<Execution> shownAttempts = List.of();

    /// The data that may change while the page is open: a preview is applied, the file is read.
    private record Shown(Map<String, Object> options, @Nullable String sha256, long historyBytes) {}

    public AttemptsPanel(Times times) {
        this.times = times;
        this.table = attempts();
        details.add(table);
        add(options, details);
    }

    /// Keeps unchanged parts, so that they stay expanded.
    ///
    /// @param historyBytes size of what is kept of the changes of the import
    public void show(ImportSummary summary, List<Execution> attempts, long historyBytes) {
        var next = new Shown(summary.options(), summary.fileSha256(), historyBytes);
        if (!next.equals(shown)) {
            shown = next;
            options.removeAll();
            options.add(options(summary, historyBytes));
        }
        details.setSummaryText(Numbers.count(attempts.size(), "attempt", "attempts"));
        if (!attempts.equals(shownAttempts)) {
            shownAttempts = attempts;
            table.setItems(attempts);
        }
    }

    private DescriptionList options(ImportSummary summary, long historyBytes) {
        var list = new DescriptionList();
        list.addClassName("facts");
        summary.options().forEach((name, value) -> put(list, name.replace('_', ' '), value.toString()));
        put(list, "file", Numbers.count(summary.bytesTotal()) + " bytes");
        put(list, "SHA-256", summary.fileSha256());
        put(list, "history of its changes", historyBytes == 0 ? null : Numbers.bytes(historyBytes));
        put(list, "requested", times.full(summary.requestedAt()) + " by " + summary.requestedBy());
        return list;
    }

    private static void put(DescriptionList list, String term, @Nullable String value) {
        if (value != null && !value.isEmpty() && !value.equals("{}")) {
            list.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
        }
    }

    private DataTable<Execution> attempts() {
        return new DataTable<Execution>("Attempts", Execution::id)
                .column("Job", Kind.NUMBER,
                        execution -> new Anchor("jobs/executions/" + execution.id(), Numbers.count(execution.id())))
                .column("State", Kind.FIXED, execution -> new Span(label(execution.status())))
                .column("Started", Kind.FIXED, execution -> new Span(times.full(execution.createdAt())))
                .column("Duration", Kind.NUMBER, execution -> new Span(duration(execution.durationSeconds())))
                .column("Exit message", Kind.FIXED, execution -> new Span(exitMessage(execution)));
    }

    private static String label(String status) {
        return status.substring(0, 1) + status.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String duration(@Nullable Double seconds) {
        return seconds == null ? Numbers.NONE : Numbers.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    /// The first line. The rest is a stack trace.
    private static String exitMessage(Execution execution) {
        var message = execution.exitMessage();
        return message == null || message.isBlank() ? Numbers.NONE : message.lines().findFirst().orElse(Numbers.NONE);
    }
}
