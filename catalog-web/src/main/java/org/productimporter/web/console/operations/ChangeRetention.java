package org.productimporter.web.console.operations;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.retention.Retentions;
import org.productimporter.web.retention.Retentions.Kept;

/// Asks how long something is to be kept, or that the settings decide it again.
final class ChangeRetention {

    private final Retentions retentions;
    private final Consumer<Kept> changed;

    /// @param changed gets what is true afterwards
    ChangeRetention(Retentions retentions, Consumer<Kept> changed) {
        this.retentions = retentions;
        this.changed = changed;
    }

    void ask(Kept row) {
        var days = new IntegerField("Keep for so many days");
        days.setValue(Math.toIntExact(row.keep().toDays()));
        days.setMin(row.configured().shortestDays());
        days.setStepButtonsVisible(true);
        var configured =
                new Checkbox(
                        "As configured: " + Numbers.duration(row.configured().keep()),
                        !row.isChosen());
        configured.addValueChangeListener(event -> days.setEnabled(!event.getValue()));
        days.setEnabled(row.isChosen());
        var form = new Form().field("as_configured", configured).field("keep_days", days);
        form.add(
                Text.quiet(
                        "Counts from the next clean-up on, on every node, within the hour. What is"
                                + " removed does not come back."));
        FormDialog.open(
                row.configured().what(),
                form,
                "Save",
                () -> save(row, configured.getValue() ? null : chosen(days)));
    }

    private static Integer chosen(IntegerField days) {
        return Objects.requireNonNullElse(days.getValue(), -1);
    }

    private void save(Kept row, @Nullable Integer days) {
        changed.accept(retentions.change(row.configured().name(), days));
        Toast.done(row.configured().what() + ": changed");
    }
}
