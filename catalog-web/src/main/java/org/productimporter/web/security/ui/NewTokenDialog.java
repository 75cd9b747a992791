package org.productimporter.web.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.clipboard.Clipboard;
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
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.tokens.TokenService;
import org.productimporter.web.security.users.UserService.User;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;

/// Creates a token and shows its secret once.
final class NewTokenDialog {

    private final TokenService tokens;
    private final Times times;
    private final Runnable changed;

    /// @param changed runs after a token was created
    NewTokenDialog(TokenService tokens, Times times, Runnable changed) {
        this.tokens = tokens;
        this.times = times;
        this.changed = changed;
    }

    /// @param users the possible owners
    /// @param self name of the current user
    void open(List<User> users, String self) {
        var name = new TextField("Name");
        name.setHelperText("The program that uses it, for example shop-sync");
        var scopes = new CheckboxGroup<String>("Scopes");
        scopes.setItems(Stream.of(Scope.values()).map(Scope::text).toList());
        var owner = owner(users, self);
        var expires = new DatePicker("Valid until");
        expires.setLocale(Locale.UK);
        expires.setValue(LocalDate.ofInstant(times.now(), times.zone()).plusYears(1));
        FormDialog.open("New API token",
                new FieldForm().field("name", name)
                        .field("scopes", scopes)
                        .field("owner", owner)
                        .field("expires_at", expires),
                "Create", () -> create(new TokenService.NewToken(name.getValue(),
                        scopes.getValue().stream().sorted().toList(), end(expires.getValue()), owner.getValue())));
    }

    private static Select<String> owner(List<User> users, String self) {
        var names = users.stream().filter(User::enabled).map(User::name).toList();
        var owner = new Select<String>();
        owner.setLabel("Owner");
        owner.setItems(names);
        owner.setHelperText("The token has at most the scopes of its owner and ends with the owner");
        if (names.contains(self)) {
            owner.setValue(self);
        }
        return owner;
    }

    /// A token is valid until the end of its last day in the time zone of the browser.
    private @Nullable Instant end(@Nullable LocalDate lastDay) {
        return lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(times.zone()).toInstant();
    }

    private void create(TokenService.NewToken wanted) {
        var created = tokens.create(wanted);
        changed.run();
        show(created);
    }

    private static void show(TokenService.Created created) {
        var secret = new TextField("Token");
        secret.setValue(created.secret());
        secret.setReadOnly(true);
        secret.setAutoselect(true);
        var form = new FieldForm();
        form.add(Texts.secondary("Copy it now; it won't be shown again."), secret);
        var dialog = new Dialog();
        dialog.setHeaderTitle("Token " + created.token().name() + " created");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        dialog.setWidth("min(560px, 100%)");
        dialog.add(form);
        var done = new Button("Done", event -> dialog.close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        var copy = new Button("Copy");
        Clipboard.onClick(copy).writeText(created.secret());
        dialog.getFooter().add(copy, done);
        dialog.open();
    }
}
