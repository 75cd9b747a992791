package org.productimporter.web.console.jobs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.productimporter.web.console.kit.Ask;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.jobs.StopAll;
import org.productimporter.web.jobs.StopAll.Open;

/// Stops whatever waits or runs; is there only while something does.
final class StopAllButton extends Div {

    private final StopAll stopAll;
    private final Button button = new Button("Stop all", event -> ask());

    StopAllButton(StopAll stopAll) {
        this.stopAll = stopAll;
        button.addThemeVariants(ButtonVariant.ERROR);
        add(button);
        refresh();
    }

    /// Looks whether there is anything to stop.
    void refresh() {
        button.setVisible(stopAll.open().all() > 0);
    }

    private void ask() {
        var open = stopAll.open();
        Ask.before(
                "Stop " + Numbers.count(open.all(), "import", "imports") + "?",
                consequence(open),
                "Stop all",
                this::stop);
    }

    /// What is going to happen, with numbers.
    static String consequence(Open open) {
        return "%s will not begin; %s after the chunks in hand. Each can be restarted and goes on where it stopped."
                .formatted(
                        Numbers.count(open.queued(), "that waits", "that wait"),
                        Numbers.count(open.running(), "that runs ends", "that run end"));
    }

    private void stop() {
        Attempt.to(
                () -> {
                    var result = stopAll.stop();
                    Toast.done(
                            Numbers.count(result.stopped(), "import", "imports")
                                    + " asked to stop"
                                    + (result.tooLate() == 0
                                            ? ""
                                            : "; " + result.tooLate() + " had ended before"));
                });
        refresh();
    }
}
