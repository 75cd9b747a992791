package org.productimporter.web.operations.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.operations.retention.RetentionService;
import org.productimporter.web.operations.retention.RetentionService.Retention;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// Asks for the period of one retention policy.
final class RetentionDialog {

    private final RetentionService retentions;
    private final Consumer<Retention> changed;

    /// @param changed receives the policy with its new period
    RetentionDialog(RetentionService retentions, Consumer<Retention> changed) {
        this.retentions = retentions;
        this.changed = changed;
    }

    void open(Retention row) {
        var days = new IntegerField("Keep for (days)");
        days.setValue(Math.toIntExact(row.keep().toDays()));
        days.setMin(row.policy().shortestDays());
        days.setStepButtonsVisible(true);
        days.setEnabled(row.isChosen());
        var configured = new Checkbox("As configured: " + Numbers.duration(row.policy().keep()), !row.isChosen());
        configured.addValueChangeListener(event -> days.setEnabled(!event.getValue()));
        var form = new FieldForm().field("as_configured", configured).field("keep_days", days);
        form.add(Texts.secondary("Takes effect within the hour on every node. What is removed cannot be restored."));
        FormDialog.open(row.policy().what(), form, "Save",
                () -> save(row, configured.getValue() ? null : Objects.requireNonNullElse(days.getValue(), -1)));
    }

    private void save(Retention row, @Nullable Integer days) {
        changed.accept(retentions.change(row.policy().name(), days));
        Toasts.success(row.policy().what() + ": changed");
    }
}
