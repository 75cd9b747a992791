package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import org.productimporter.web.jobs.CleanUpProgress;
import org.productimporter.web.jobs.CleanUpProgress.State;
import org.productimporter.web.jobs.CleanUpRule;
import org.productimporter.web.jobs.CleanUpService;
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// The clean-up that runs on this node, or the result of the last one.
final class CleanUpProgressPanel extends Div {

    private final Card card = new Card();
    private final Button stop;

    CleanUpProgressPanel(CleanUpService cleanUp) {
        addClassName("page");
        stop = new Button("Stop", event -> ActionFeedback.run(cleanUp::stop));
        card.setVisible(false);
        add(card);
    }

    void show(CleanUpProgress progress) {
        var state = badge(progress.state());
        state.addClassName("headline");
        var result = Texts.stack(state, new Span(result(progress)));
        result.getElement().setAttribute("role", "status");
        stop.setVisible(progress.state() == State.RUNNING);
        card.removeAll();
        card.add(Texts.spread(result, stop), Texts.secondary(describe(progress.rule())));
        if (progress.failure() != null) {
            var failure = Texts.stack(new Span(progress.failure()));
            failure.addClassName("error-message");
            card.add(failure);
        }
        card.setVisible(true);
    }

    private static Badge badge(State state) {
        return switch (state) {
            case RUNNING -> new Badge(Severity.ACTIVE, "Removing");
            case DONE -> new Badge(Severity.SUCCESS, "Done");
            case STOPPED -> new Badge(Severity.WARNING, "Stopped");
            case FAILED -> new Badge(Severity.ERROR, "Failed");
        };
    }

    private static String result(CleanUpProgress progress) {
        var removed = Numbers.count(progress.removed(), "execution", "executions") + " removed";
        return progress.kept() == 0 ? removed : removed + ", " + Numbers.count(progress.kept()) + " kept";
    }

    /// `Completed, Failed, older than 90 days`.
    private static String describe(CleanUpRule rule) {
        return CleanUpRule.STATUSES.stream()
                .filter(rule.statuses()::contains)
                .map(ExecutionLabels::status)
                .collect(Collectors.joining(", ")) + ", older than "
                + Numbers.count(rule.olderThanDays(), "day", "days");
    }
}
