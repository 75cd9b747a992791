package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final Card card = new Card();

    public PhasePanel() {
        add(card);
    }

    public void show(ImportSummary summary, List<Chunk> chunks) {
        card.removeAll();
        var state = new Badge(ImportLabels.severity(summary), headline(summary));
        state.addClassName("headline");
        state.getElement().setAttribute("role", "status");
        card.add(Texts.spread(state, Texts.secondary(figures(summary))));
        if (summary.state() == ImportState.NEEDS_MAPPING) {
            card.add(Texts.stack(new Span(StringUtils.capitalize(summary.message())), Texts
                    .secondary("What to do: confirm or correct how the file is read. No product has been changed.")));
        }
        if (summary.error() != null) {
            card.add(error(summary.error()));
        }
        summary.warnings().forEach(warning -> card.add(new Badge(Severity.WARNING, warning)));
        var phases = new Div();
        phases.addClassName("phases");
        PhaseProgress.of(summary, chunks).forEach(phase -> phases.add(phase(phase)));
        card.add(phases);
    }

    private static String headline(ImportSummary summary) {
        var state = ImportLabels.state(summary);
        return ImportLabels.isActive(summary) ? state + " · " + Numbers.percent(summary.percent()) : state;
    }

    private static String figures(ImportSummary summary) {
        if (summary.state() == ImportState.NEEDS_MAPPING) {
            return "";
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
