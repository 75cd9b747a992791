package org.productimporter.web.console.jobs.cleanup;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.jobs.cleanup.CleanUp;
import org.productimporter.web.jobs.cleanup.CleanUpProgress;
import org.productimporter.web.jobs.cleanup.CleanUpProgress.State;

/// The clean-up that runs on this node, or the last one.
final class CleanUpProgressPanel extends Div {

    private final Card card = new Card();
    private final Button stop;

    CleanUpProgressPanel(CleanUp cleanUp) {
        addClassName("page");
        stop = new Button("Stop", event -> Attempt.to(cleanUp::stop));
        card.setVisible(false);
        add(card);
    }

    void show(CleanUpProgress progress) {
        var state = CleanUpWords.state(progress);
        state.addClassName("headline");
        var said = Text.stack(state, new Span(CleanUpWords.result(progress)));
        said.getElement().setAttribute("role", "status");
        stop.setVisible(progress.state() == State.RUNNING);
        card.removeAll();
        card.add(Text.spread(said, stop), Text.quiet(CleanUpWords.rule(progress.rule())));
        if (progress.failure() != null) {
            var problem = Text.stack(new Span(progress.failure()));
            problem.addClassName("problem");
            card.add(problem);
        }
        card.setVisible(true);
    }
}
