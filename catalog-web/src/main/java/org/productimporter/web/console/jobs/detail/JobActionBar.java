package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Set;
import org.productimporter.web.console.kit.Ask;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.jobs.JobAction;
import org.productimporter.web.jobs.Jobs;

/// The actions that would be accepted now, and no others. A refusal after all is told in the
/// service's words.
final class JobActionBar extends Div {

    private final Jobs jobs;
    private final long id;
    private final Runnable restart;
    private final Runnable changed;
    private Set<JobAction> shown = Set.of();

    /// @param restart asks how to go on, and does
    /// @param changed runs after an action
    JobActionBar(Jobs jobs, long id, Runnable restart, Runnable changed) {
        this.jobs = jobs;
        this.id = id;
        this.restart = restart;
        this.changed = changed;
        addClassName("actions");
    }

    /// Keeps the buttons as they are when nothing has changed, and with them the focus.
    void show(Set<JobAction> accepted) {
        if (!accepted.equals(shown)) {
            shown = Set.copyOf(accepted);
            removeAll();
            accepted.forEach(action -> add(button(action)));
        }
    }

    private Button button(JobAction action) {
        return switch (action) {
            case STOP ->
                    button("Stop", ButtonVariant.ERROR, () -> run(() -> jobs.stop(id), "Stopping"));
            case RESTART -> button("Restart…", ButtonVariant.PRIMARY, restart);
            case RECOVER ->
                    button(
                            "Recover",
                            ButtonVariant.PRIMARY,
                            () -> run(() -> jobs.recover(id), "Handed to another node"));
            case ABANDON -> new Button("Abandon…", event -> askToAbandon());
        };
    }

    private static Button button(String text, ButtonVariant variant, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(variant);
        return button;
    }

    private void askToAbandon() {
        Ask.before(
                "Give this execution up?",
                "Its import cannot be restarted afterwards. Products that were merged stay as they"
                        + " are.",
                "Abandon",
                () -> run(() -> jobs.abandon(id), "Given up"));
    }

    private void run(Runnable action, String done) {
        if (Attempt.to(action)) {
            Toast.done(done);
        }
        changed.run();
    }
}
