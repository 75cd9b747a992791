package org.productimporter.web.console.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.access.Scope;
import org.productimporter.web.access.Tokens;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.people.Users.User;

/// Asks what a new token shall be, and shows its secret, once.
final class NewToken {

    private final Tokens tokens;
    private final Times times;
    private final Runnable changed;

    /// @param changed runs after a token was made
    NewToken(Tokens tokens, Times times, Runnable changed) {
        this.tokens = tokens;
        this.times = times;
        this.changed = changed;
    }

    /// @param people who may own it
    /// @param self who is asked, by name
    void ask(List<User> people, String self) {
        var name = new TextField("Name");
        name.setHelperText("Which program will send it, such as shop-sync");
        var scopes = new CheckboxGroup<String>("May do");
        scopes.setItems(Stream.of(Scope.values()).map(Scope::text).toList());
        var owner = owner(people, self);
        var expires = new DatePicker("Last day");
        expires.setLocale(Locale.UK);
        expires.setValue(LocalDate.ofInstant(times.now(), times.zone()).plusYears(1));
        FormDialog.open(
                "New API token",
                new Form()
                        .field("name", name)
                        .field("scopes", scopes)
                        .field("owner", owner)
                        .field("expires_at", expires),
                "Create",
                () ->
                        create(
                                new Tokens.Wanted(
                                        name.getValue(),
                                        scopes.getValue().stream().sorted().toList(),
                                        end(expires.getValue()),
                                        owner.getValue())));
    }

    private static Select<String> owner(List<User> people, String self) {
        var names = people.stream().filter(User::enabled).map(User::name).toList();
        var owner = new Select<String>();
        owner.setLabel("Owner");
        owner.setItems(names);
        owner.setHelperText("The token can do no more than its owner, and ends with the owner");
        if (names.contains(self)) {
            owner.setValue(self);
        }
        return owner;
    }

    /// A token is good to the end of its last day, here where it is made.
    private @Nullable Instant end(@Nullable LocalDate lastDay) {
        return lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(times.zone()).toInstant();
    }

    private void create(Tokens.Wanted wanted) {
        var created = tokens.create(wanted);
        changed.run();
        show(created);
    }

    private static void show(Tokens.Created created) {
        var secret = new TextField("Token");
        secret.setValue(created.secret());
        secret.setReadOnly(true);
        secret.setAutoselect(true);
        var form = new Form();
        form.add(Text.quiet("It is shown this once. Copy it to where it is needed."), secret);
        var dialog = new Dialog();
        dialog.setHeaderTitle(created.token().name() + " was made");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        dialog.setWidth("min(560px, 100%)");
        dialog.add(form);
        var kept = new Button("I have copied it", event -> dialog.close());
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(kept);
        dialog.open();
    }
}
