package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.productimporter.web.jobs.StopAllService;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.Toasts;

/// Stops all imports that wait or run; hidden if there are none.
final class StopAllButton extends Div {

    private final StopAllService stopAll;
    private final Button button = new Button("Stop all", event -> ask());

    StopAllButton(StopAllService stopAll) {
        this.stopAll = stopAll;
        button.addThemeVariants(ButtonVariant.ERROR);
        add(button);
        refresh();
    }

    void refresh() {
        button.setVisible(stopAll.open().all() > 0);
    }

    private void ask() {
        var open = stopAll.open();
        ConfirmationDialog.open("Stop " + Numbers.count(open.all(), "import", "imports") + "?",
                "%s will not start; %s after the current chunks. Each can be restarted and continues where it stopped."
                        .formatted(Numbers.count(open.queued(), "that waits", "that wait"),
                                Numbers.count(open.running(), "that runs ends", "that run end")),
                "Stop all", this::stop);
    }

    private void stop() {
        ActionFeedback.run(() -> {
            var result = stopAll.stop();
            var tooLate = result.tooLate() == 0 ? "" : "; " + result.tooLate() + " had ended before";
            Toasts.success(Numbers.count(result.stopped(), "import", "imports") + " asked to stop" + tooLate);
        });
        refresh();
    }
}
