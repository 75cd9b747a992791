package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;

import java.util.Objects;
import org.productimporter.web.imports.restart.RestartPlan;
import org.productimporter.web.imports.restart.RestartPlan.Limits;
import org.productimporter.web.imports.restart.RestartPlan.Part;
import org.productimporter.web.imports.restart.RestartService;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.springframework.util.StringUtils;

/// Shows the work of a restart and asks for the limits of the next attempt.
final class RestartDialog {

    private final RestartService restarts;
    private final long importId;
    private final Runnable onRestart;
    private final TextField maxRejected = new TextField("Stop if more than … rows are rejected");
    private final IntegerField cap = new IntegerField("Deactivate at most (percent)");

    /// @param onRestart runs after the restart
    RestartDialog(RestartService restarts, long importId, Runnable onRestart) {
        this.restarts = restarts;
        this.importId = importId;
        this.onRestart = onRestart;
    }

    void open() {
        var plan = restarts.plan(importId);
        maxRejected.setPlaceholder("250 or 2.5%; empty for no limit");
        maxRejected.setValue(plan.maxRejected());
        cap.setValue(plan.missingCapPercent());
        cap.setVisible(plan.deactivates());
        var work = Texts.stack(Texts.strong("What will run"));
        lines(plan).forEach(line -> work.add(new Span(line)));
        var form = new FieldForm();
        form.add(work);
        form.field("max_rejected", maxRejected).field("missing_cap_percent", cap);
        FormDialog.open("Restart import " + Numbers.count(importId) + "?", form, "Restart now", this::restart);
    }

    private void restart() {
        restarts.restart(importId,
                new Limits(maxRejected.getValue().strip(), Objects.requireNonNullElse(cap.getValue(), -1)));
        Toasts.success("Queued again");
        onRestart.run();
    }

    /// One line for each phase.
    static List<String> lines(RestartPlan plan) {
        if (plan.parts().isEmpty()) {
            return List.of("Everything, because the file has not been split into chunks yet");
        }
        var lines = new ArrayList<>(plan.parts().stream().map(RestartDialog::line).toList());
        if (plan.parts().stream().allMatch(part -> part.phase().equals("stage"))) {
            lines.add("Merge: planned when the last range is staged");
        }
        return lines;
    }

    private static String line(Part part) {
        var all = part.done() + part.again();
        var phase = StringUtils.capitalize(part.phase());
        if (part.again() == 0) {
            return "%s: nothing, all %s done".formatted(phase, Numbers.count(all, "chunk", "chunks"));
        }
        if (part.done() == 0) {
            return phase + ": " + (all == 1 ? "1 chunk" : "all " + Numbers.count(all) + " chunks");
        }
        return "%s: %s of %s; %s done".formatted(phase, Numbers.count(part.again()),
                Numbers.count(all, "chunk", "chunks"), Numbers.count(part.done()));
    }
}
