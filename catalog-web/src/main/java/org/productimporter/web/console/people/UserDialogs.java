package org.productimporter.web.console.people;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.productimporter.web.access.Role;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.NewPassword;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.people.Users;
import org.productimporter.web.people.Users.NewUser;
import org.productimporter.web.people.Users.User;

/// What the page of people asks before it does something. Refusals stand in the form.
final class UserDialogs {

    private final Users users;
    private final Runnable changed;

    /// @param changed runs after something was done
    UserDialogs(Users users, Runnable changed) {
        this.users = users;
        this.changed = changed;
    }

    void create() {
        var name = new TextField("Name");
        name.setAutocomplete(Autocomplete.OFF);
        var role = role(Role.VIEWER);
        var password = new NewPassword("Password");
        FormDialog.open(
                "New user",
                new Form().field("name", name).field("role", role).field("password", password),
                "Create",
                () -> {
                    users.create(
                            new NewUser(name.getValue(), role.getValue(), password.getValue()));
                    done(name.getValue() + " can sign in now");
                });
    }

    void change(User user) {
        var role = role(Role.of(user.role()).orElse(Role.VIEWER));
        var enabled = new Checkbox("May sign in", user.enabled());
        var form = new Form().field("role", role).field("enabled", enabled);
        form.add(
                Text.quiet(
                        "Sessions of this user end with a change; without the right to sign in, the"
                                + " tokens are revoked too."));
        FormDialog.open(
                "Change " + user.name(),
                form,
                "Save",
                () -> {
                    users.change(user.id(), role.getValue(), enabled.getValue());
                    done(user.name() + " was changed");
                });
    }

    void setPassword(User user) {
        var password = new NewPassword("New password");
        var form = new Form().field("password", password);
        form.add(Text.quiet("Sessions of this user end. Tell the new password in person."));
        FormDialog.open(
                "Set the password of " + user.name(),
                form,
                "Set password",
                () -> {
                    users.resetPassword(user.id(), password.getValue());
                    done("The password of " + user.name() + " was set");
                });
    }

    private void done(String sentence) {
        changed.run();
        Toast.done(sentence);
    }

    private static Select<Role> role(Role value) {
        var role = new Select<Role>();
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(RoleWords::name);
        role.setValue(value);
        role.setHelperText(RoleWords.purpose(value));
        role.addValueChangeListener(
                event -> role.setHelperText(RoleWords.purpose(event.getValue())));
        return role;
    }
}
