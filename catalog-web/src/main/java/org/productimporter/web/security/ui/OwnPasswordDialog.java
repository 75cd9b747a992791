package org.productimporter.web.security.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.productimporter.web.security.users.UserPrincipal;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;

/// The dialog in which users change their own password.
public final class OwnPasswordDialog {

    private OwnPasswordDialog() {}

    /// Opens the dialog.
    ///
    /// @param signOut runs after the change, which ends the session
    public static void open(UserService users, UserPrincipal user, Runnable signOut) {
        var current = new PasswordField("Current password");
        current.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        var password = new NewPasswordField("New password");
        var form = new FieldForm().field("old_password", current).field("password", password);
        form.add(Texts.secondary("This ends all your sessions. Sign in again with the new password."));
        FormDialog.open("Change your password", form, "Change password", () -> {
            users.changeOwnPassword(user, current.getValue(), password.getValue());
            signOut.run();
        });
    }
}
