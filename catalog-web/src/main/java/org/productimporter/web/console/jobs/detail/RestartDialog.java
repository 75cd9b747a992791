package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.imports.again.RestartPlan;
import org.productimporter.web.imports.again.RestartPlan.Limits;
import org.productimporter.web.jobs.JobRecords.Parameter;
import org.productimporter.web.jobs.Relaunch;

/// Shows what a restart will run again, what cannot be changed, and asks for what can.
final class RestartDialog {

    private final Relaunch relaunch;
    private final long executionId;
    private final Runnable changed;
    private final TextField maxRejected = new TextField("Stop after rejections");
    private final IntegerField cap = new IntegerField("Deactivate at most, in percent");

    /// @param changed runs after the restart
    RestartDialog(Relaunch relaunch, long executionId, Runnable changed) {
        this.relaunch = relaunch;
        this.executionId = executionId;
        this.changed = changed;
    }

    /// @param parameters of the execution; the identifying ones are shown as locked
    /// @throws org.productimporter.web.kit.Problem 409 when another execution came after it
    void open(List<Parameter> parameters) {
        var plan = relaunch.plan(executionId);
        maxRejected.setPlaceholder("250 or 2.5%; empty for no limit");
        maxRejected.setValue(plan.maxRejected());
        cap.setValue(plan.missingCapPercent());
        cap.setVisible(plan.deactivates());
        var form = new Form();
        form.add(again(plan), locked(parameters));
        form.field("max_rejected", maxRejected).field("missing_cap_percent", cap);
        FormDialog.open(
                "Restart execution " + Numbers.count(executionId) + "?",
                form,
                "Restart now",
                this::restart);
    }

    private static Div again(RestartPlan plan) {
        var lines = Text.stack(Text.strong("What will run"));
        RestartWords.lines(plan).forEach(line -> lines.add(new Span(line)));
        return lines;
    }

    private static Div locked(List<Parameter> parameters) {
        var facts = new DescriptionList();
        facts.addClassName("facts");
        parameters.stream()
                .filter(Parameter::identifying)
                .forEach(
                        parameter ->
                                facts.add(
                                        new DescriptionList.Term(parameter.name()),
                                        new DescriptionList.Description(
                                                Objects.requireNonNullElse(
                                                        parameter.value(), Numbers.NONE))));
        return Text.stack(Text.strong("What stays, because it identifies the run"), facts);
    }

    private void restart() {
        var limits =
                new Limits(
                        maxRejected.getValue().strip(),
                        Objects.requireNonNullElse(cap.getValue(), -1));
        relaunch.restart(executionId, limits);
        Toast.done("Queued again");
        changed.run();
    }
}
