package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.jobs.CleanUpProgress;
import org.productimporter.web.jobs.CleanUpProgress.State;
import org.productimporter.web.jobs.CleanUpService;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.Card;
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
        var state = CleanUpLabels.state(progress);
        state.addClassName("headline");
        var result = Texts.stack(state, new Span(CleanUpLabels.result(progress)));
        result.getElement().setAttribute("role", "status");
        stop.setVisible(progress.state() == State.RUNNING);
        card.removeAll();
        card.add(Texts.spread(result, stop), Texts.secondary(CleanUpLabels.rule(progress.rule())));
        if (progress.failure() != null) {
            var failure = Texts.stack(new Span(progress.failure()));
            failure.addClassName("error-message");
            card.add(failure);
        }
        card.setVisible(true);
    }
}
