package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.imports.ImportWords;
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.SharesBar;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.Standing;

/// The answer of the page: how far, what went wrong, and whether somebody still works on it.
final class StatePanel extends Div {

    private final Card card = new Card();

    StatePanel() {
        addClassName("page");
        add(card);
    }

    void show(Execution execution, @Nullable ImportSummary status, @Nullable Standing standing) {
        card.removeAll();
        var state = ExecutionWords.badge(execution, status);
        state.addClassName("headline");
        state.getElement().setAttribute("role", "status");
        card.add(Text.spread(state, importLink(execution, status)));
        if (status != null && ExecutionWords.isMoving(execution, status)) {
            var pace = ImportWords.pace(status);
            card.add(
                    Text.spread(new Span(pace), Text.quiet(Numbers.left(status.etaSeconds()))),
                    SharesBar.progress(status.percent(), pace, "fill-progress"));
        }
        if (standing != null && standing.life() != null) {
            card.add(life(standing, standing.life()));
        }
        showError(execution, status);
    }

    private static Span importLink(Execution execution, @Nullable ImportSummary status) {
        if (status != null) {
            return new Span(
                    Text.quiet("Import "),
                    new RouterLink(status.fileName(), ImportView.class, status.id()));
        }
        return Text.quiet(
                execution.importId() == null
                        ? "Belongs to no import"
                        : "Import " + Numbers.count(execution.importId()) + " was deleted");
    }

    private static Span life(Standing standing, String words) {
        return standing.isDead()
                ? new Badge(
                        Tone.BAD,
                        words + ". It is taken for dead; recover hands the rest to another node")
                : Text.quiet(words);
    }

    private void showError(Execution execution, @Nullable ImportSummary status) {
        var failure =
                status != null && ExecutionWords.isLatest(execution, status)
                        ? status.error()
                        : null;
        if (failure != null) {
            var error = Text.stack(Text.strong(failure.title()));
            error.addClassName("problem");
            if (failure.detail() != null) {
                error.add(new Span(failure.detail()));
            }
            if (failure.action() != null) {
                error.add(Text.quiet("What to do: " + failure.action()));
            }
            card.add(error);
        } else if (execution.exitMessage() != null && !execution.exitMessage().isBlank()) {
            var message = Text.stack(new Span(execution.exitMessage()));
            message.addClassName("problem");
            card.add(message);
        }
    }
}
