package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// The answer at the top: how far, how fast, how long, what went wrong and what to do.
public final class PhasePanel extends Div {

    private final Card card = new Card();

    public PhasePanel() {
        add(card);
    }

    public void show(ImportSummary status, List<Chunk> chunks) {
        card.removeAll();
        var state = new Badge(ImportLabels.tone(status), headline(status));
        state.addClassName("headline");
        state.getElement().setAttribute("role", "status");
        card.add(Texts.spread(state, Texts.secondary(facts(status))));
        if (status.error() != null) {
            card.add(error(status.error()));
        }
        status.warnings().forEach(warning -> card.add(new Badge(Severity.WARNING, warning)));
        var phases = new Div();
        phases.addClassName("phases");
        PhaseProgress.of(status, chunks).forEach(phase -> phases.add(phase(phase)));
        card.add(phases);
    }

    private static String headline(ImportSummary status) {
        var state = ImportLabels.state(status);
        return ImportLabels.isMoving(status) ? state + " · " + Numbers.percent(status.percent()) : state;
    }

    private static String facts(ImportSummary status) {
        var facts = new ArrayList<String>();
        if (ImportLabels.isMoving(status)) {
            facts.add(Numbers.count(status.rows().read(), "row", "rows") + " read");
        }
        if (status.rowsPerSecond() != null) {
            facts.add(Numbers.rowsPerSecond(status.rowsPerSecond()));
        }
        if (status.etaSeconds() != null) {
            facts.add(Numbers.left(status.etaSeconds()));
        } else if (status.durationSeconds() != null && !ImportLabels.isMoving(status)) {
            facts.add("took " + Numbers.duration(Duration.ofMillis(Math.round(status.durationSeconds() * 1_000))));
        }
        return facts.isEmpty() ? status.message() : String.join(" · ", facts);
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
        var style = switch (phase.tone()) {
            case GOOD -> "fill-done";
            case BAD -> "fill-rejected";
            case WARNING -> "fill-warning";
            case ACTIVE, QUIET -> "fill-progress";
        };
        var words = new Badge(phase.tone(), phase.words());
        words.addClassName("phase");
        return Texts.stack(words, SharesBar.progress(phase.percent(), phase.words(), style));
    }
}
