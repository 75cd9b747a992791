package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.productimporter.web.jobs.StopAllService;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.Toasts;

/// Stops all queued and running imports. Hidden if there are none.
final class StopAllButton extends Div {

    private final StopAllService stopAll;
    private final Button button = new Button("Stop all", event -> confirm());

    StopAllButton(StopAllService stopAll) {
        this.stopAll = stopAll;
        button.addThemeVariants(ButtonVariant.ERROR);
        add(button);
        refresh();
    }

    void refresh() {
        button.setVisible(stopAll.open().all() > 0);
    }

    private void confirm() {
        var open = stopAll.open();
        ConfirmationDialog.open("Stop " + Numbers.count(open.all(), "import", "imports") + "?",
                "%s and %s, after their current chunks. Each can be restarted and continues where it stopped."
                        .formatted(Numbers.count(open.queued(), "queued import", "queued imports"),
                                Numbers.count(open.running(), "running import", "running imports")),
                "Stop all", this::stop);
    }

    private void stop() {
        ActionFeedback.run(() -> {
            var result = stopAll.stop();
            var tooLate = result.tooLate() == 0 ? "" : "; " + result.tooLate() + " already ended";
            Toasts.success(Numbers.count(result.stopped(), "import", "imports") + " stopped or stopping" + tooLate);
        });
        refresh();
    }
}
