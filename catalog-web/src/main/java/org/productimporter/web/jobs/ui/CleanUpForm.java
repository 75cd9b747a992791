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
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.Texts;

/// Asks for age and states, previews the number of executions, and asks for a confirmation.
final class CleanUpForm extends Div {

    private static final String CONFIRMATION = "REMOVE";
    private static final int DAYS = 90;

    private final CleanUpService cleanUp;
    private final FieldForm form = new FieldForm();
    private final IntegerField days = new IntegerField("Older than (days)");
    private final CheckboxGroup<String> statuses = new CheckboxGroup<>("In one of these states");
    private final Div preview = new Div();
    private final Span found = Texts.strong("");
    private final Div confirmation = new Div();
    private final TextField typed = new TextField("Type " + CONFIRMATION + " to confirm");
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
        confirm();
        var card = Card.titled("What to remove");
        card.add(form);
        add(card);
        reset();
    }

    private void confirm() {
        found.getElement().setAttribute("role", "status");
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.setAutocomplete(Autocomplete.OFF);
        typed.addValueChangeListener(event -> remove.setEnabled(isConfirmed()));
        remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        confirmation.addClassName("form");
        confirmation.add(Texts.secondary("Products, imports and their ledgers stay. This cannot be undone."), typed,
                remove);
        preview.addClassName("form");
        preview.add(found, confirmation);
    }

    private CleanUpRule rule() {
        return new CleanUpRule(Objects.requireNonNullElse(days.getValue(), 0), statuses.getValue());
    }

    /// A preview is valid for its own choice only.
    private void reset() {
        preview.setVisible(false);
        typed.clear();
        remove.setEnabled(false);
    }

    private void preview() {
        reset();
        var count = cleanUp.count(rule());
        found.setText(CleanUpLabels.count(count));
        preview.setVisible(true);
        confirmation.setVisible(count.removable() > 0);
    }

    private boolean isConfirmed() {
        return typed.getValue().strip().equals(CONFIRMATION);
    }

    private void begin() {
        if (isConfirmed() && ActionFeedback.run(() -> cleanUp.begin(rule()))) {
            reset();
        }
    }
}
