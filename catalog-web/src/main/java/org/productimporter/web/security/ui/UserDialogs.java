package org.productimporter.web.security.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.security.users.UserService.NewUser;
import org.productimporter.web.security.users.UserService.User;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// The dialogs of the page of users. Errors appear in the form.
final class UserDialogs {

    private final UserService users;
    private final Runnable changed;

    /// @param changed runs after each change
    UserDialogs(UserService users, Runnable changed) {
        this.users = users;
        this.changed = changed;
    }

    void create() {
        var name = new TextField("Name");
        name.setAutocomplete(Autocomplete.OFF);
        var role = role(Role.VIEWER);
        var password = new NewPasswordField("Password");
        FormDialog.open("New user", new FieldForm().field("name", name).field("role", role).field("password", password),
                "Create", () -> {
                    users.create(new NewUser(name.getValue(), role.getValue(), password.getValue()));
                    done("User " + name.getValue() + " created");
                });
    }

    void edit(User user) {
        var role = role(Role.of(user.role()).orElse(Role.VIEWER));
        var enabled = new Checkbox("Can sign in", user.enabled());
        var form = new FieldForm().field("role", role).field("enabled", enabled);
        form.add(Texts.secondary("Saving ends all sessions of this user. Disabling also revokes the user's tokens."));
        FormDialog.open("Edit " + user.name(), form, "Save", () -> {
            users.change(user.id(), role.getValue(), enabled.getValue());
            done("User " + user.name() + " updated");
        });
    }

    void setPassword(User user) {
        var password = new NewPasswordField("New password");
        var form = new FieldForm().field("password", password);
        form.add(Texts.secondary("This ends all sessions of the user. Share the new password over a secure channel."));
        FormDialog.open("Set password of " + user.name(), form, "Set password", () -> {
            users.resetPassword(user.id(), password.getValue());
            done("Password of " + user.name() + " set");
        });
    }

    private void done(String message) {
        changed.run();
        Toasts.success(message);
    }

    private static Select<Role> role(Role value) {
        var role = new Select<Role>();
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(RoleLabels::name);
        role.setValue(value);
        role.setHelperText(RoleLabels.description(value));
        role.addValueChangeListener(event -> role.setHelperText(RoleLabels.description(event.getValue())));
        return role;
    }
}
