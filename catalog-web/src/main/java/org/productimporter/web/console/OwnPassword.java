package org.productimporter.web.console;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.NewPassword;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.people.SignedInUser;
import org.productimporter.web.people.Users;

/// Where people change their own password.
final class OwnPassword {

    private OwnPassword() {}

    /// @param signOut runs when the password was changed, because the session has ended then
    static void ask(Users users, SignedInUser user, Runnable signOut) {
        var old = new PasswordField("Old password");
        old.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        var password = new NewPassword("New password");
        var form = new Form().field("old_password", old).field("password", password);
        form.add(Text.quiet("All your sessions end. Sign in with the new password then."));
        FormDialog.open(
                "Change your password",
                form,
                "Change password",
                () -> {
                    users.changeOwnPassword(user, old.getValue(), password.getValue());
                    signOut.run();
                });
    }
}
