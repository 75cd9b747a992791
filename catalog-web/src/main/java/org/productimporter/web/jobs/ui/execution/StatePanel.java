package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Texts;

/// The status of an execution, its duration and its exit message, with a link to the import, which has the actions.
final class StatePanel extends Div {

    private final Card card = new Card();
    private final Times times;

    StatePanel(Times times) {
        this.times = times;
        addClassName("page");
        add(card);
    }

    void show(Execution execution) {
        card.removeAll();
        var state = ExecutionLabels.badge(execution.status());
        state.addClassName("headline");
        state.getElement().setAttribute("role", "status");
        var link = new Span(Texts.secondary("Import "),
                ExecutionLabels.importLink(execution.importId(), execution.importName()));
        card.add(Texts.spread(state, link),
                Texts.secondary("%s · began %s · %s %s".formatted(execution.name(), times.full(execution.createdAt()),
                        execution.isRunning() ? "for" : "took",
                        ExecutionLabels.duration(execution.durationSeconds()))));
        if (execution.exitMessage() != null && !execution.exitMessage().isBlank()) {
            var message = Texts.stack(new Span(execution.exitMessage()));
            message.addClassName("error-message");
            card.add(message);
        }
    }
}
