package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks for a confirmation before an action that cannot be undone.
public final class ConfirmationDialog {

    private ConfirmationDialog() {}

    /// Opens the dialog. `action` runs on confirmation.
    ///
    /// @param question the header, such as "Delete this import?"
    /// @param consequence what is deleted and what is kept
    /// @param confirmText the label of the button, such as "Delete"
    public static void open(String question, String consequence, String confirmText, Runnable action) {
        var dialog = new ConfirmDialog(question, consequence, confirmText, event -> action.run());
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
