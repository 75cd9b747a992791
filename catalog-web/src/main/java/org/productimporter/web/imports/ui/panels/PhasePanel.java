package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;
import org.springframework.util.StringUtils;

/// The state of an import: progress, rate, remaining time, the error with what to do, and the phases.
public final class PhasePanel extends Div {

    private static final int PHASES = 4;

    private final Slot<Headline> headline = new Slot<>(Headline::badge);
    private final Slot<String> figures = new Slot<>(Texts::secondary);
    private final Slot<Notes> notes = new Slot<>(Notes::stack);
    private final List<Slot<PhaseProgress>> phases =
            Stream.generate(() -> new Slot<PhaseProgress>(PhasePanel::phase)).limit(PHASES).toList();

    public PhasePanel() {
        var row = new Div();
        row.addClassName("phases");
        phases.forEach(row::add);
        add(new Card(Texts.spread(headline, figures), notes, row));
    }

    private record Headline(Severity severity, String text) {

        Badge badge() {
            var badge = new Badge(severity, text);
            badge.addClassName("headline");
            badge.getElement().setAttribute("role", "status");
            return badge;
        }
    }

    /// What needs attention.
    ///
    /// @param question what the import asks; null if it asks nothing
    private record Notes(@Nullable String question, @Nullable ImportFailure error, List<String> warnings) {

        static @Nullable Notes of(ImportSummary summary) {
            var question = summary.state() == ImportState.NEEDS_MAPPING ? summary.message() : null;
            var notes = new Notes(question, summary.error(), summary.warnings());
            return question == null && notes.error() == null && notes.warnings().isEmpty() ? null : notes;
        }

        Div stack() {
            var stack = Texts.stack();
            if (question != null) {
                stack.add(new Span(StringUtils.capitalize(question)), Texts.secondary(
                        "What to do: confirm or correct how the file is read. No product has been changed."));
            }
            if (error != null) {
                stack.add(PhasePanel.error(error));
            }
            warnings.forEach(warning -> stack.add(new Badge(Severity.WARNING, warning)));
            return stack;
        }
    }

    public void show(ImportSummary summary, List<Chunk> chunks) {
        headline.show(new Headline(ImportLabels.severity(summary), headline(summary)));
        figures.show(figures(summary));
        notes.show(Notes.of(summary));
        var progress = PhaseProgress.of(summary, chunks);
        for (var i = 0; i < PHASES; i++) {
            phases.get(i).show(i < progress.size() ? progress.get(i) : null);
        }
    }

    private static String headline(ImportSummary summary) {
        var state = ImportLabels.state(summary);
        return ImportLabels.isRunning(summary) ? state + " · " + Numbers.percent(summary.percent()) : state;
    }

    private static String figures(ImportSummary summary) {
        if (summary.state() == ImportState.NEEDS_MAPPING) {
            return "";
        }
        if (summary.undo() != null) {
            return undoFigures(summary);
        }
        var figures = new ArrayList<String>();
        if (ImportLabels.isActive(summary)) {
            figures.add(Numbers.count(summary.rows().read(), "row", "rows") + " read");
        }
        if (summary.rowsPerSecond() != null) {
            figures.add(Numbers.rowsPerSecond(summary.rowsPerSecond()));
        }
        if (summary.etaSeconds() != null) {
            figures.add(Numbers.left(summary.etaSeconds()));
        } else if (summary.durationSeconds() != null && !ImportLabels.isActive(summary)) {
            figures.add("took " + Numbers.duration(Duration.ofMillis(Math.round(summary.durationSeconds() * 1_000))));
        }
        return figures.isEmpty() ? summary.message() : String.join(" · ", figures);
    }

    private static String undoFigures(ImportSummary summary) {
        return summary.etaSeconds() == null || !ImportLabels.isRunning(summary) ? summary.message()
                : Numbers.left(summary.etaSeconds());
    }

    private static Div error(ImportFailure failure) {
        var error = Texts.stack(Texts.strong(failure.title()));
        error.addClassName("error-message");
        if (failure.detail() != null) {
            error.add(new Span(failure.detail()));
        }
        if (failure.action() != null) {
            error.add(Texts.secondary("What to do: " + failure.action()));
        }
        return error;
    }

    private static Div phase(PhaseProgress phase) {
        var className = switch (phase.severity()) {
            case SUCCESS -> "fill-done";
            case ERROR -> "fill-rejected";
            case WARNING -> "fill-warning";
            case ACTIVE, NEUTRAL -> "fill-progress";
        };
        var badge = new Badge(phase.severity(), phase.text());
        badge.addClassName("phase");
        return Texts.stack(badge, SharesBar.progress(phase.percent(), phase.text(), className));
    }
}
