package org.productimporter.web.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Objects;
import java.util.Set;
import org.productimporter.web.jobs.CleanUpRule;
import org.productimporter.web.jobs.CleanUpService;
import org.productimporter.web.jobs.CleanUpService.Count;
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.Texts;

/// The form of a clean-up: age and states, a preview of the numbers, and a confirmation.
final class CleanUpForm extends Div {

    private static final String CONFIRMATION = "REMOVE";
    private static final int DAYS = 90;

    private final CleanUpService cleanUp;
    private final FieldForm form = new FieldForm();
    private final IntegerField days = new IntegerField("Older than (days)");
    private final CheckboxGroup<String> statuses = new CheckboxGroup<>("States");
    private final Div preview = new Div();
    private final Span result = Texts.strong("");
    private final Div confirmation = new Div();
    private final TextField word = new TextField("Type " + CONFIRMATION + " to confirm");
    private final Button remove = new Button("Remove", event -> begin());

    CleanUpForm(CleanUpService cleanUp) {
        this.cleanUp = cleanUp;
        addClassName("page");
        days.setValue(DAYS);
        days.setMin(1);
        days.setStepButtonsVisible(true);
        days.addValueChangeListener(event -> reset());
        statuses.setItems(CleanUpRule.STATUSES);
        statuses.setItemLabelGenerator(ExecutionLabels::status);
        statuses.setValue(Set.of("COMPLETED", "FAILED", "STOPPED", "ABANDONED"));
        statuses.addValueChangeListener(event -> reset());
        form.addClassName("narrow");
        form.field("older_than_days", days).field("statuses", statuses);
        form.add(new Button("Preview", event -> form.submit(this::preview)), preview);
        addConfirmation();
        var card = Card.titled("What to remove");
        card.add(form);
        add(card);
        reset();
    }

    private void addConfirmation() {
        result.getElement().setAttribute("role", "status");
        word.setValueChangeMode(ValueChangeMode.EAGER);
        word.setAutocomplete(Autocomplete.OFF);
        word.addValueChangeListener(event -> remove.setEnabled(isConfirmed()));
        remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        confirmation.addClassName("form");
        confirmation.add(Texts.secondary("Products, imports and their ledgers are not removed. This cannot be undone."),
                word, remove);
        preview.addClassName("form");
        preview.add(result, confirmation);
    }

    private CleanUpRule rule() {
        return new CleanUpRule(Objects.requireNonNullElse(days.getValue(), 0), statuses.getValue());
    }

    /// Hides the preview, which is valid for one selection only.
    private void reset() {
        preview.setVisible(false);
        word.clear();
        remove.setEnabled(false);
    }

    private void preview() {
        reset();
        var count = cleanUp.count(rule());
        result.setText(describe(count));
        preview.setVisible(true);
        confirmation.setVisible(count.removable() > 0);
    }

    private static String describe(Count count) {
        var kept = Numbers.count(count.kept(), "execution is kept", "executions are kept")
                + " because an import can still continue";
        if (count.removable() == 0) {
            return count.kept() == 0 ? "No executions match" : "Nothing to remove: " + kept;
        }
        var removed = Numbers.count(count.removable(), "execution", "executions")
                + " will be removed with steps, contexts and parameters";
        return count.kept() == 0 ? removed : removed + "; " + kept;
    }

    private boolean isConfirmed() {
        return word.getValue().strip().equals(CONFIRMATION);
    }

    private void begin() {
        if (isConfirmed() && ActionFeedback.run(() -> cleanUp.begin(rule()))) {
            reset();
        }
    }
}
