package org.productimporter.web.console.jobs.cleanup;

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
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.jobs.cleanup.CleanUp;
import org.productimporter.web.jobs.cleanup.CleanUpProgress;
import org.productimporter.web.jobs.cleanup.CleanUpProgress.State;
import org.productimporter.web.jobs.cleanup.CleanUpRule;

/// Age and state, then how many that means, then the word that it is meant.
final class CleanUpForm extends Div {

    private static final String CONFIRMATION = "REMOVE";
    private static final int DAYS = 90;

    private final CleanUp cleanUp;
    private final Form form = new Form();
    private final IntegerField days = new IntegerField("Older than so many days");
    private final CheckboxGroup<String> statuses = new CheckboxGroup<>("In one of these states");
    private final Div meant = new Div();
    private final Span found = Text.strong("");
    private final Span warning =
            Text.quiet("Products, imports and their ledgers stay. This cannot be undone.");
    private final TextField typed = new TextField("Type " + CONFIRMATION + " to confirm");
    private final Button remove = new Button("Remove them", event -> begin());

    CleanUpForm(CleanUp cleanUp) {
        this.cleanUp = cleanUp;
        addClassName("page");
        days.setValue(DAYS);
        days.setMin(1);
        days.setStepButtonsVisible(true);
        days.addValueChangeListener(event -> forget());
        statuses.setItems(CleanUpRule.STATUSES);
        statuses.setItemLabelGenerator(ExecutionWords::words);
        statuses.setValue(Set.of("COMPLETED", "FAILED", "STOPPED", "ABANDONED"));
        statuses.addValueChangeListener(event -> forget());
        form.addClassName("narrow");
        form.field("older_than_days", days).field("statuses", statuses);
        form.add(new Button("Count them", event -> form.submit(this::count)), meant());
        var card = Card.titled("What to remove");
        card.add(form);
        add(card);
        forget();
    }

    private Div meant() {
        found.getElement().setAttribute("role", "status");
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.setAutocomplete(Autocomplete.OFF);
        typed.addValueChangeListener(event -> remove.setEnabled(isConfirmed()));
        remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        meant.addClassName("form");
        meant.add(found, warning, typed, remove);
        return meant;
    }

    private CleanUpRule rule() {
        return new CleanUpRule(Objects.requireNonNullElse(days.getValue(), 0), statuses.getValue());
    }

    /// Another choice makes the count worthless.
    private void forget() {
        meant.setVisible(false);
        typed.clear();
        remove.setEnabled(false);
    }

    private void count() {
        forget();
        var count = cleanUp.count(rule());
        found.setText(CleanUpWords.count(count));
        meant.setVisible(true);
        warning.setVisible(count.removable() > 0);
        typed.setVisible(count.removable() > 0);
        remove.setVisible(count.removable() > 0);
    }

    private boolean isConfirmed() {
        return typed.getValue().strip().equals(CONFIRMATION);
    }

    private void begin() {
        if (isConfirmed() && Attempt.to(() -> cleanUp.begin(rule()))) {
            forget();
        }
    }

    /// A clean-up that runs takes the place of the next one.
    void changed(CleanUpProgress progress) {
        setVisible(progress.state() != State.RUNNING);
    }
}
